using System.Collections;
using System.Data.Common;

namespace Association.Architecture.Tests.Translation;

/// <summary>Answers any statement with rows of harmless values of whatever type is asked for.</summary>
internal sealed class MadeUpReader(int count) : DbDataReader
{
    public static readonly Guid Id = new("0195e0e0-0000-7000-8000-000000000001");
    public static readonly DateTime Instant = new(2026, 3, 1, 1, 0, 0, DateTimeKind.Utc);

    // "1" is also a value of every enumeration that is stored as text.
    public const string Text = "1";

    private readonly bool _any = count > 0;
    private int _left = count;

    public override bool Read() => _left-- > 0;
    public override bool NextResult() => false;
    public override bool HasRows => _any;
    public override bool IsClosed => false;
    public override int Depth => 0;
    public override int FieldCount => 200;
    public override int RecordsAffected => 1;
    public override bool IsDBNull(int ordinal) => false;

    public override T GetFieldValue<T>(int ordinal) => (T)Of(typeof(T));

    public override bool GetBoolean(int ordinal) => true;
    public override byte GetByte(int ordinal) => 1;
    public override char GetChar(int ordinal) => '1';
    public override DateTime GetDateTime(int ordinal) => Instant;
    public override decimal GetDecimal(int ordinal) => 1;
    public override double GetDouble(int ordinal) => 1;
    public override float GetFloat(int ordinal) => 1;
    public override Guid GetGuid(int ordinal) => Id;
    public override short GetInt16(int ordinal) => 1;
    public override int GetInt32(int ordinal) => 1;
    public override long GetInt64(int ordinal) => 1;
    public override string GetString(int ordinal) => Text;
    public override object GetValue(int ordinal) => 1;
    public override string GetName(int ordinal) => $"c{ordinal}";
    public override int GetOrdinal(string name) => 0;
    public override Type GetFieldType(int ordinal) => typeof(object);
    public override string GetDataTypeName(int ordinal) => "nvarchar";
    public override int GetValues(object[] values) => 0;
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(0);

    private static object Of(Type type) => type switch
    {
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Instant),
        _ when type == typeof(TimeOnly) => TimeOnly.FromDateTime(Instant),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(Instant),
        _ when type == typeof(Guid) => Id,
        _ when type == typeof(string) => Text,
        _ when type == typeof(byte[]) => Array.Empty<byte>(),
        _ => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
    };
}
