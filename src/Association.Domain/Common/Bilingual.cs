namespace Association.Domain.Common;

/// <summary>A text in Chinese, which is the one that counts, and in English, which falls back to the Chinese.</summary>
public sealed record Bilingual
{
    private Bilingual() { }

    public Bilingual(string zh, string? en = null) => (Zh, En) = (zh.Trim(), string.IsNullOrWhiteSpace(en) ? null : en.Trim());

    /// <returns>Null when neither was written; what was written in English alone stands for both.</returns>
    public static Bilingual? Of(string? zh, string? en) =>
        !string.IsNullOrWhiteSpace(zh) ? new(zh, en) : string.IsNullOrWhiteSpace(en) ? null : new(en);

    public string Zh { get; private init; } = "";
    public string? En { get; private init; }

    /// <param name="culture">A culture name such as <c>en</c> or <c>zh-CN</c>.</param>
    public string In(string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En ?? Zh : Zh;

    public override string ToString() => Zh;
}
