using System.Reflection;
using Association.Application.Identity;
using Association.Domain.Certificates;
using Association.Domain.Members;

namespace Association.Architecture.Tests.Translation;

/// <summary>Makes a request of any type: with everything optional left out, or with everything given.</summary>
internal sealed class Arguments(bool everything, int choice = 0)
{
    // Some requests look at the form of a text before they ask: one of each form that the product knows.
    private static readonly string[] Texts = [MadeUpReader.Text, CertificateNumber.Of("AM", 2026, 1), ApiTokenText.New()];

    private static readonly NullabilityInfoContext Nullability = new();

    public object Make(Type type, int depth = 0)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p, depth))]);
    }

    private object? Value(ParameterInfo parameter, int depth)
    {
        var optional = Nullability.Create(parameter).WriteState is NullabilityState.Nullable;
        return optional && !everything ? null : Of(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, depth);
    }

    private object? Of(Type type, int depth) => type switch
    {
        _ when type == typeof(string) => Texts[choice % Texts.Length],
        _ when type == typeof(Guid) => MadeUpReader.Id,
        _ when type == typeof(DateTime) => MadeUpReader.Instant,
        _ when type == typeof(TimeOnly) => TimeOnly.FromDateTime(MadeUpReader.Instant),
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(MadeUpReader.Instant),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(MadeUpReader.Instant),
        _ when type == typeof(Uri) => new Uri("http://localhost/"),
        _ when type == typeof(bool) => everything,
        _ when type == typeof(MembershipCategory) => MembershipCategory.BuiltIn[choice % MembershipCategory.BuiltIn.Count],
        _ when type.IsEnum => Enum.GetValues(type) is { Length: > 0 } all ? all.GetValue(choice % all.Length) : null,
        _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
        _ when type == typeof(byte[]) => "%PDF-"u8.ToArray(),
        _ when type == typeof(Stream) => new MemoryStream("%PDF-"u8.ToArray()),
        _ when ElementOf(type) is { } element => List(element, depth),
        { IsInterface: true } or { IsAbstract: true } => null,
        _ when depth < 4 => Make(type, depth + 1),
        _ => null,
    };

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && type.GenericTypeArguments is [var element] ? element : null;

    private Array List(Type element, int depth)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Of(element, depth), 0);
        return list;
    }
}
