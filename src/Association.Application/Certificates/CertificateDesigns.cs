using System.Globalization;
using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>How a certificate is drawn: words, paper and pictures.</summary>
public sealed record CertificateDesign(CertificateWords Words, CertificatePaper Paper, bool ShowsBorder, CertificatePictures Pictures);

/// <summary>Pictures as they were made small when they were uploaded.</summary>
public sealed record CertificatePictures(byte[]? Logo, byte[]? Signature, byte[]? Seal, byte[]? Background)
{
    public static readonly CertificatePictures None = new(null, null, null, null);
}

/// <summary>What stands in braces beside what every certificate has, in each language.</summary>
public sealed record CertificateValues(IReadOnlyDictionary<string, string> Zh, IReadOnlyDictionary<string, string> En);

/// <summary>Which template holds: that of the event, else of its body, else of the association, else the one the product comes with.</summary>
internal sealed class CertificateDesigns(IAssociationDb db, IFileStore files)
{
    /// <returns>Null: the plain certificate of attendance, as the product draws it.</returns>
    public async Task<CertificateDesign?> ForAsync(Event @event, CertificateKind kind, CancellationToken cancellationToken)
    {
        var (id, body) = (@event.Id, @event.Organiser);
        var known = await db.CertificateTemplates.AsNoTracking().Where(t => t.Kind == kind && (t.Event == id || t.Event == null && (t.Body == null || t.Body == body))).ToListAsync(cancellationToken);
        var best = known.OrderByDescending(t => t.Event is not null).ThenByDescending(t => t.Body is not null).FirstOrDefault();
        if (best is not null) return await OfAsync(best, cancellationToken);
        return kind is CertificateKind.Attendance ? null : new(CertificateWords.Of(kind), CertificatePaper.A4Landscape, true, CertificatePictures.None);
    }

    public async Task<CertificateDesign> OfAsync(CertificateTemplate template, CancellationToken cancellationToken) => new(template.Words, template.Paper, template.ShowsBorder, new(
        await ReadAsync(template.Logo, cancellationToken), await ReadAsync(template.Signature, cancellationToken), await ReadAsync(template.Seal, cancellationToken),
        await ReadAsync(template.Background, cancellationToken)));

    private async Task<byte[]?> ReadAsync(Id<StoredFile>? file, CancellationToken cancellationToken)
    {
        if (file is not { } id) return null;
        await using var stream = await files.OpenAsync(id, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}

/// <summary>The words that a certificate's own facts put in braces.</summary>
internal static class CertificateWording
{
    public static readonly IReadOnlyDictionary<CmeProjectLevel, (string Zh, string En)> Levels = new Dictionary<CmeProjectLevel, (string Zh, string En)>
    {
        [CmeProjectLevel.National] = ("国家级", "national"), [CmeProjectLevel.NationalFiled] = ("国家级备案", "national, filed"), [CmeProjectLevel.NationalTcm] = ("国家级中医药", "national, Chinese medicine"),
        [CmeProjectLevel.Provincial] = ("省级", "provincial"), [CmeProjectLevel.ProvincialFiled] = ("省级备案", "provincial, filed"), [CmeProjectLevel.ProvincialTcm] = ("省级中医药", "provincial, Chinese medicine"),
        [CmeProjectLevel.Municipal] = ("市级", "municipal"), [CmeProjectLevel.District] = ("区级", "district"), [CmeProjectLevel.Unit] = ("单位", "unit"), [CmeProjectLevel.International] = ("国际", "international"),
    };

    public static CertificateValues Of(Certificate certificate, Event @event, CreditClass? @class, string? unit) => new(Values(certificate, @event, @class, unit, english: false), Values(certificate, @event, @class, unit, english: true));

    private static Dictionary<string, string> Values(Certificate certificate, Event @event, CreditClass? @class, string? unit, bool english)
    {
        var level = @event.Cme.Level is { } known && Levels.TryGetValue(known, out var words) ? english ? words.En : words.Zh : "";
        var delivery = @event.Cme.Delivery switch { CmeDelivery.Distance => english ? "distance" : "远程", CmeDelivery.Mixed => english ? "mixed" : "混合", _ => english ? "face to face" : "面授" };
        return new(StringComparer.Ordinal)
        {
            ["credits"] = certificate.Credits?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
            ["class"] = @class switch { CreditClass.I => english ? "class I" : "Ⅰ类", CreditClass.II => english ? "class II" : "Ⅱ类", _ => "" },
            ["project"] = certificate.ProjectNumber ?? "", ["level"] = level, ["delivery"] = delivery, ["unit"] = unit ?? "", ["topics"] = certificate.Detail ?? "",
        };
    }
}
