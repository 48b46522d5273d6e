using System.Text;
using Association.Application.Messages;

namespace Association.Infrastructure.Messages;

/// <summary>
/// A mail in blocks, each written once as text and once as HTML, so that the two never differ. Every word is encoded here;
/// links and pictures are made only by the methods that say so.
/// </summary>
internal sealed class MailBody(string culture, string site)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();
    private readonly List<string> _secrets = [];
    private string _title = "";
    private bool _inFacts;

    public MailBody Title(string words)
    {
        _title = words;
        _text.Append(words).Append("\n\n");
        return this;
    }

    public MailBody Paragraph(string words) => Block(words, MailLayout.Paragraph(words));

    public MailBody Note(string words) => Block(words, MailLayout.Note(words));

    /// <summary>A label and what it says; those that follow each other form a table.</summary>
    public MailBody Fact(string label, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return this;
        if (!_inFacts) _html.Append(MailLayout.FactsStart);
        _inFacts = true;
        _text.Append(label).Append(culture == "en" ? ": " : "：").Append(value.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
        _html.Append(MailLayout.Fact(label, value));
        return this;
    }

    /// <summary>A fact for the reader's eyes alone: it opens something, and is not kept.</summary>
    public MailBody Secret(string label, string value)
    {
        _secrets.Add(value);
        return Fact(label, value);
    }

    public MailBody Link(string words, Uri address) => Block($"{words}\n{address}", MailLayout.Button(words, address));

    /// <summary>A picture that travels with the mail.</summary>
    public MailBody Picture(string contentId, string describes, string caption) => Block(caption, MailLayout.Picture(contentId, describes, caption));

    public MailContent Build(string subject, params MailAttachment[] attachments)
    {
        EndFacts();
        var foot = MailTexts.Get(culture, "mail.foot", site);
        var text = $"{_text.ToString().TrimEnd()}\n\n-- \n{foot}\n";
        return new MailContent(subject, text, MailLayout.Page(culture, site, _title, _html.ToString(), foot), attachments) { Secrets = _secrets };
    }

    private MailBody Block(string text, string html)
    {
        EndFacts();
        _text.Append(text).Append("\n\n");
        _html.Append(html);
        return this;
    }

    private void EndFacts()
    {
        if (!_inFacts) return;
        _inFacts = false;
        _text.Append('\n');
        _html.Append(MailLayout.FactsEnd);
    }
}
