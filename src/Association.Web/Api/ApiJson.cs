using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Association.Domain.Members;

namespace Association.Web.Api;

/// <summary>How the API writes and reads: camelCase, choices as words, amounts with two places, and nothing by guesswork.</summary>
internal static class ApiJson
{
    private const int Depth = 16;

    public static readonly JsonSerializerOptions Options = Make();

    public static void Configure(JsonSerializerOptions json)
    {
        json.MaxDepth = Depth;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.Converters.Add(new CategoryConverter());
        json.Converters.Add(new AmountConverter());
        json.Converters.Add(new TextConverter());
    }

    private static JsonSerializerOptions Make()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        Configure(json);
        return json;
    }

    /// <summary>As every other choice, in camelCase.</summary>
    private sealed class CategoryConverter : JsonConverter<MembershipCategory>
    {
        public override MembershipCategory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && MembershipCategory.TryParse(reader.GetString(), null, out var category) ? category : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, MembershipCategory value, JsonSerializerOptions options) =>
            writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.Key));
    }

    private sealed class AmountConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TryGetDecimal(out var number) ? number : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.00##", CultureInfo.InvariantCulture));
    }

    /// <summary>No database keeps the character NUL, so a text that holds it is no text.</summary>
    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && reader.GetString() is { } text && !text.Contains('\0') ? text : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() ?? "";

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}
