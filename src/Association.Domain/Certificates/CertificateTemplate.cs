using System.Text.RegularExpressions;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;

namespace Association.Domain.Certificates;

/// <summary>参会, 学分, 授课, 聘任, 培训. Source: domain.md R1.34, R1.42.</summary>
public enum CertificateKind { Attendance, Credit, Lecturer, Appointment, Training }

public enum CertificatePaper { A4Landscape, A4Portrait, A5Landscape, LetterLandscape }

public enum CertificateImage { Logo, Signature, Seal, Background }

public static class CertificateTemplateErrors
{
    public static readonly Error NotFound = Error.NotFound("certificate template");
    public static readonly Error Unknown = Error.Invalid("template.unknown", "There is no placeholder {0}.", "BodyZh");
    public static readonly Error NameMissing = Error.Invalid("template.name-missing", "The text does not say whose it is: write {name}.", "BodyZh");
    public static readonly Error Picture = Error.Invalid("template.picture", "Only JPG and PNG pictures are taken.", "File");
    public static readonly Error Taken = Error.Conflict("template.taken", "There is a template of this kind here already.");
}

/// <summary>What a certificate says, in both languages; words in braces are filled in.</summary>
/// <param name="SignerZh">Under the signature.</param>
public sealed partial record CertificateWords(string TitleZh, string TitleEn, string BodyZh, string BodyEn, string? SignerZh, string? SignerEn)
{
    public const int MaxTitleLength = 60;
    public const int MaxBodyLength = 600;
    public const int MaxSignerLength = 80;

    /// <summary>What may stand in braces.</summary>
    public static readonly IReadOnlyList<string> Placeholders =
        ["name", "event", "dates", "hours", "credits", "class", "project", "level", "delivery", "unit", "topics", "body", "position", "term", "issuer", "number"];

    private static readonly Dictionary<CertificateKind, CertificateWords> Standard = new()
    {
        [CertificateKind.Attendance] = new("参会证书", "CERTIFICATE OF ATTENDANCE", "兹证明{name}于{dates}参加{event}，共计{hours}学时，特发此证。", "This is to certify that {name} attended {event} {dates}, {hours} in total.", null, null),
        [CertificateKind.Credit] = new("继续医学教育学分证书", "CERTIFICATE OF CME CREDITS",
            "{name}于{dates}参加继续医学教育项目（{delivery}）{project}《{event}》，经考核合格，授予{class}继续医学教育学分{credits}分。",
            "{name} attended the CME activity {event} {project} {dates}, passed the assessment and is awarded {credits} {class} credits.", null, null),
        [CertificateKind.Lecturer] = new("授课证明", "CERTIFICATE OF TEACHING", "兹证明{name}于{dates}在{event}中授课。课题：{topics}。", "This is to certify that {name} taught at {event} {dates}: {topics}.", null, null),
        [CertificateKind.Appointment] = new("聘　书", "LETTER OF APPOINTMENT", "兹聘请{name}担任{body}{position}，任期{term}。", "{name} is hereby appointed {position}, {body}, {term}.", null, null),
        [CertificateKind.Training] = new("培训结业证书", "CERTIFICATE OF TRAINING", "{name}于{dates}参加{event}培训，共计{hours}学时，经考核合格，准予结业。", "{name} completed the training {event} {dates}, {hours} in total.", null, null),
    };

    public static CertificateWords Of(CertificateKind kind) => Standard[kind];

    /// <exception cref="RefusedException">A word in braces means nothing, or nobody is named.</exception>
    public CertificateWords Checked()
    {
        foreach (var text in new[] { BodyZh, BodyEn, TitleZh, TitleEn })
            foreach (Match found in Braced().Matches(text))
                Refuse.Unless(Placeholders.Contains(found.Groups[1].Value), CertificateTemplateErrors.Unknown.With($"{{{found.Groups[1].Value}}}"));
        Refuse.Unless(BodyZh.Contains("{name}", StringComparison.Ordinal), CertificateTemplateErrors.NameMissing);
        return this;
    }

    /// <summary>With the words filled in; what is not known leaves no gap.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Gaps().Replace(Braced().Replace(text, found => values.GetValueOrDefault(found.Groups[1].Value, "")), " ").Trim();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braced();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gaps();
}

/// <summary>How the certificates of a kind look: of the whole association, of one body, or of one event.</summary>
public sealed class CertificateTemplate : AggregateRoot<CertificateTemplate>
{
    private CertificateTemplate() { }

    public CertificateTemplate(CertificateKind kind, Id<Body>? body, Id<Event>? @event, CertificateWords words, CertificatePaper paper)
    {
        (Kind, Body, Event) = (kind, body, @event);
        Say(words, paper, showsBorder: true);
    }

    public CertificateKind Kind { get; private set; }
    public Id<Body>? Body { get; private set; }
    public Id<Event>? Event { get; private set; }
    public string TitleZh { get; private set; } = "";
    public string TitleEn { get; private set; } = "";
    public string BodyZh { get; private set; } = "";
    public string BodyEn { get; private set; } = "";
    public string? SignerZh { get; private set; }
    public string? SignerEn { get; private set; }
    public CertificatePaper Paper { get; private set; }
    public bool ShowsBorder { get; private set; }
    public Id<StoredFile>? Logo { get; private set; }
    public Id<StoredFile>? Signature { get; private set; }
    public Id<StoredFile>? Seal { get; private set; }
    public Id<StoredFile>? Background { get; private set; }

    public CertificateWords Words => new(TitleZh, TitleEn, BodyZh, BodyEn, SignerZh, SignerEn);

    public void Say(CertificateWords words, CertificatePaper paper, bool showsBorder)
    {
        words.Checked();
        (TitleZh, TitleEn, BodyZh, BodyEn, SignerZh, SignerEn) = (words.TitleZh, words.TitleEn, words.BodyZh, words.BodyEn, words.SignerZh, words.SignerEn);
        (Paper, ShowsBorder) = (paper, showsBorder);
    }

    public Id<StoredFile>? FileOf(CertificateImage image) => image switch
    {
        CertificateImage.Logo => Logo, CertificateImage.Signature => Signature, CertificateImage.Seal => Seal, _ => Background,
    };

    /// <param name="file">Null: none from now on.</param>
    public void Show(CertificateImage image, Id<StoredFile>? file)
    {
        if (image is CertificateImage.Logo) Logo = file;
        else if (image is CertificateImage.Signature) Signature = file;
        else if (image is CertificateImage.Seal) Seal = file;
        else Background = file;
    }
}
