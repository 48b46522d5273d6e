namespace Association.Application.Messages.Templates;

/// <param name="Body">Markdown; of it paragraphs, emphasis, lists, headings and links.</param>
/// <param name="BothLanguages">The subject says it in the other language, too.</param>
public sealed record TemplateWords(string Subject, string Body, bool BothLanguages = false);

/// <summary>Makes a mail of an office's words, and knows the words that came with the product.</summary>
public interface ITemplateRenderer
{
    TemplateWords Standard(string purpose, string culture);

    /// <param name="otherSubject">In the other language, for a subject in both.</param>
    /// <param name="marked">What placeholders became is marked, for a preview.</param>
    MailContent Render(TemplateWords words, string culture, IReadOnlyDictionary<string, object?> values, string? otherSubject = null, bool marked = false);
}
