using System.Text.Json;

namespace Association.Web.Api;

/// <summary>A choice in a query, as the API writes it: <c>?period=past</c>. Numbers and unknown words are refused.</summary>
internal readonly record struct Choice<T>(T Value) where T : struct, Enum
{
    public static bool TryParse(string? text, out Choice<T> choice)
    {
        choice = default;
        if (string.IsNullOrEmpty(text) || !char.IsAsciiLetter(text[0]) || !Enum.TryParse<T>(text, ignoreCase: true, out var value)) return false;
        choice = new(value);
        return Enum.IsDefined(value);
    }
}

internal static class Choices
{
    /// <summary>The words of a choice of this type; null for another type.</summary>
    public static string? WordsOf(Type? type)
    {
        var choice = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return choice is { IsGenericType: true } && choice.GetGenericTypeDefinition() == typeof(Choice<>)
            ? string.Join(", ", Enum.GetNames(choice.GenericTypeArguments[0]).Select(JsonNamingPolicy.CamelCase.ConvertName))
            : null;
    }
}
