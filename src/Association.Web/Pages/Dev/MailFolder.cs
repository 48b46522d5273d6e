using Association.Infrastructure.Messages;
using MimeKit;

namespace Association.Web.Pages.Dev;

internal sealed record PickedUpMail(string Id, string Subject, string To, DateTimeOffset Date);

internal sealed record MailPart(int Number, string Name, MimePart Entity);

/// <summary>Reads the pickup folder for the development pages.</summary>
internal sealed class MailFolder(MailOptions options)
{
    private const int Shown = 200;

    public string Path => options.Pickup;

    /// <summary>The newest first: a mail's name begins with its time.</summary>
    public async Task<IReadOnlyList<PickedUpMail>> ListAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path)) return [];
        var mails = new List<PickedUpMail>();
        foreach (var file in Directory.EnumerateFiles(Path, "*.eml").OrderDescending(StringComparer.Ordinal).Take(Shown))
        {
            var mail = await MimeMessage.LoadAsync(file, cancellationToken);
            mails.Add(new(System.IO.Path.GetFileNameWithoutExtension(file), mail.Subject ?? "", mail.To.ToString(), mail.Date));
        }

        return mails;
    }

    /// <summary>Only names we give: what comes from an address never becomes a path.</summary>
    public async Task<MimeMessage?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "N", out var known)) return null;
        var file = System.IO.Path.Combine(Path, $"{known:N}.eml");
        return File.Exists(file) ? await MimeMessage.LoadAsync(file, cancellationToken) : null;
    }

    public static IReadOnlyList<MailPart> PartsOf(MimeMessage mail) =>
        [.. mail.BodyParts.OfType<MimePart>().Where(p => p is not TextPart { IsAttachment: false }).Select((p, i) => new MailPart(i, p.FileName ?? $"part-{i}", p))];

    /// <summary>With the pictures that travel with it in place of their cid addresses.</summary>
    public static async Task<string> HtmlAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var html = mail.HtmlBody ?? "";
        foreach (var picture in mail.BodyParts.OfType<MimePart>().Where(p => p.ContentId is not null && p.ContentType.IsMimeType("image", "*")))
            html = html.Replace($"cid:{picture.ContentId}", $"data:{picture.ContentType.MimeType};base64,{Convert.ToBase64String(await BytesAsync(picture, cancellationToken))}", StringComparison.Ordinal);
        return html;
    }

    public static async Task<byte[]> BytesAsync(MimePart part, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        if (part.Content is { } content) await content.DecodeToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}
