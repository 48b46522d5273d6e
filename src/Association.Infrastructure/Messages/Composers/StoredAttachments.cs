using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>Kept files on their way into a mail.</summary>
internal sealed class StoredAttachments(IFileStore files)
{
    public async Task<MailAttachment> PdfAsync(Id<StoredFile> file, string name, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(file, cancellationToken);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return new MailAttachment($"{name}.pdf", "application/pdf", copy.ToArray());
    }
}
