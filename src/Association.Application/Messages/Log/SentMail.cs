using System.Text.RegularExpressions;

namespace Association.Application.Messages.Log;

/// <summary>A mail as it left, for whoever asks later what it said; its addresses end before what makes them secret.</summary>
public sealed class SentMail
{
    public const int MaxSubjectLength = 500;
    public const int MaxTextLength = 40_000;
    public const int MaxAttachmentsLength = 1_000;

    private SentMail() { }

    public SentMail(Guid message, KeptWords words, DateTimeOffset now) => (Message, Subject, Text, Attachments, SentAt) = (message, words.Subject, words.Text, words.Attachments, now);

    /// <summary>The message of the outbox, with which it is forgotten.</summary>
    public Guid Message { get; private set; }
    public string Subject { get; private set; } = "";
    /// <summary>Null: what it said opens an account and is not kept.</summary>
    public string? Text { get; private set; }
    /// <summary>Names, one a line.</summary>
    public string Attachments { get; private set; } = "";
    public DateTimeOffset SentAt { get; private set; }
    /// <summary>When its reader, signed in, has read it in the product.</summary>
    public DateTimeOffset? ReadAt { get; private set; }
}

/// <summary>What is kept of a mail: the words of its text part, which says what the HTML says.</summary>
public sealed partial record KeptWords(string Subject, string? Text, string Attachments)
{
    private const string Mask = "••••••";

    /// <summary>
    /// Who may read the log must not become somebody else by it: keys of links and words that open something go,
    /// and mails about accounts keep their subject alone.
    /// </summary>
    public static KeptWords Of(string template, MailContent mail) => new(
        Cut(Masked(mail.Subject, mail.Secrets), SentMail.MaxSubjectLength),
        template.StartsWith("account-", StringComparison.Ordinal) ? null : Cut(Masked(Addresses().Replace(mail.Text, WithoutKey), mail.Secrets), SentMail.MaxTextLength),
        Cut(string.Join('\n', mail.Attachments.Where(a => a.ContentId is null).Select(a => a.Name)), SentMail.MaxAttachmentsLength));

    private static string Masked(string words, IReadOnlyList<string> secrets) =>
        secrets.Where(s => s.Length > 0).Aggregate(words, (text, secret) => text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase));

    private static string WithoutKey(Match address) => address.Groups["rest"].Length == 0 ? address.Value : $"{address.Groups["place"].Value.TrimEnd('/')}/…";

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;

    [GeneratedRegex(@"(?<place>https?://[^\s/?#]+(?:/[^\s/?#]*)?)(?<rest>[/?#][^\s]*)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
