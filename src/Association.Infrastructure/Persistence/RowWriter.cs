using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Association.Infrastructure.Persistence;

/// <summary>Writes new rows of one kind, many to a statement; the model says which value goes into which column.</summary>
internal sealed class RowWriter
{
    /// <summary>Within every database's bound (2,100), and few enough that SQLite, which looks parameters up one by one, stays quick.</summary>
    private const int MaxParameters = 300;

    private static readonly ConcurrentDictionary<IEntityType, RowWriter?> Known = new();

    private readonly string _table;
    private readonly List<Cell> _cells;
    private readonly List<CopiedColumn> _columns;

    private RowWriter(string table, List<Cell> cells) =>
        (_table, _cells, _columns) = (table, cells, [.. cells.Select(cell => new CopiedColumn(cell.Column, cell.Mapping))]);

    /// <returns>Null for a kind that is spread over tables or leaves values to the database, other than its key.</returns>
    public static RowWriter? Of(IEntityType type) => Known.GetOrAdd(type, Plan);

    public async Task WriteAsync(DbContext db, List<EntityEntry> rows, IRowCopy? copy, CancellationToken cancellationToken)
    {
        if (copy is null) await InsertAsync(db, rows, cancellationToken);
        else await copy.WriteAsync(db.Database.GetDbConnection(), _table, _columns, rows.Select(row => _cells.Select(cell => cell.Value(row))), cancellationToken);
    }

    private async Task InsertAsync(DbContext db, List<EntityEntry> rows, CancellationToken cancellationToken)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var most = Math.Max(1, MaxParameters / _cells.Count);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var stretch in rows.Chunk(most))
        {
            // The same statement again keeps its parameters, and where the database can its plan.
            if (command.Parameters.Count != stretch.Length * _cells.Count) Shape(command, stretch.Length, sql);
            for (var (row, at) = (0, 0); row < stretch.Length; row++)
                foreach (var cell in _cells) command.Parameters[at++].Value = cell.Value(stretch[row]) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private void Shape(DbCommand command, int rows, ISqlGenerationHelper sql)
    {
        command.Parameters.Clear();
        var text = new StringBuilder("INSERT INTO ").Append(sql.DelimitIdentifier(_table)).Append(" (")
            .AppendJoin(", ", _cells.Select(cell => sql.DelimitIdentifier(cell.Column))).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            foreach (var (column, cell) in _cells.Index())
            {
                var name = sql.GenerateParameterName($"p{(row * _cells.Count + column).ToString(CultureInfo.InvariantCulture)}");
                text.Append(column == 0 ? "" : ", ").Append(name);
                command.Parameters.Add(cell.Mapping.CreateParameter(command, name, null, nullable: true));
            }

            text.Append(')');
        }

        command.CommandText = text.ToString();
    }

    private static RowWriter? Plan(IEntityType type)
    {
        if (type.GetTableMappings().Count() != 1 || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any()) return null;
        var (table, cells) = (type.GetTableMappings().Single().Table, new List<Cell>());
        return AddCells(type, entry => entry, table, cells) ? new RowWriter(table.Name, cells) : null;
    }

    private static bool AddCells(IEntityType type, Func<EntityEntry, EntityEntry?> part, ITable table, List<Cell> cells)
    {
        foreach (var property in type.GetFlattenedProperties())
        {
            var key = property.IsPrimaryKey();
            if (key && type.IsOwned() || key && property.ValueGenerated is ValueGenerated.OnAdd) continue;   // the owner's, or the database's
            // A text that nobody set is the column's default; of other values it cannot be told whether somebody set them.
            var known = property.ValueGenerated is ValueGenerated.Never || property.ClrType == typeof(string) && property.GetDefaultValue() is string;
            if (!known || property.GetTableColumnMappings().SingleOrDefault(m => m.TableMapping.Table == table) is not { } column) return false;
            cells.Add(new(column.Column.Name, property, part));
        }

        return type.GetNavigations().Where(n => n.ForeignKey.IsOwnership && !n.IsOnDependent).All(navigation => !navigation.IsCollection
            && navigation.TargetEntityType.GetTableMappings().All(m => m.Table == table)
            && AddCells(navigation.TargetEntityType, entry => part(entry)?.Reference(navigation).TargetEntry, table, cells));
    }

    /// <param name="Part">Where the property is: the row's record, or a value that it owns.</param>
    private sealed record Cell(string Column, IProperty Property, Func<EntityEntry, EntityEntry?> Part)
    {
        private readonly IClrPropertyGetter? _getter = Property.IsShadowProperty() ? null : Property.GetGetter();

        public RelationalTypeMapping Mapping { get; } = Property.GetRelationalTypeMapping();

        public object? Value(EntityEntry row)
        {
            if (Part(row) is not { } entry) return null;
            var value = _getter is null ? entry.Property(Property).CurrentValue : _getter.GetClrValueUsingContainingEntity(entry.Entity);
            value ??= Property.GetDefaultValue();
            return Mapping.Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
        }
    }
}
