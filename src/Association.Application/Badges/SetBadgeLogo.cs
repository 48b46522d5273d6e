using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Badges;

/// <summary>Gives a badge a logo of its own, as of the host or a sponsor, or the association's emblem again.</summary>
/// <param name="File">Null: the emblem.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetBadgeLogo(Id<Event> Event, Id<BadgeTemplate> Template, UploadedFile? File) : ICommand<Result>, IInEvent
{
    public const int MaxBytes = 1024 * 1024;
}

internal sealed class SetBadgeLogoHandler(IAssociationDb db, IFileStore files, IBadgeRenderer renderer, ICurrentUser user, TimeProvider clock) : IRequestHandler<SetBadgeLogo, Result>
{
    public async Task<Result> Handle(SetBadgeLogo command, CancellationToken cancellationToken)
    {
        if (await db.BadgeTemplates.FirstOrDefaultAsync(t => t.Id == command.Template && t.Event == command.Event, cancellationToken) is not { } template) return BadgeErrors.NotFound;
        var former = template.Logo;
        if (command.File is null) template.ShowLogo(null);
        else if (command.File.Content.Length is 0 or > SetBadgeLogo.MaxBytes || EvidenceFile.Judge(command.File) is not null || !renderer.CanDraw(command.File.Content)) return BadgeErrors.Picture;
        else template.ShowLogo((await files.KeepAsync(command.File.Content, command.File.Name, EvidenceFile.TypeOf(command.File), FilePurpose.BadgeLogo, user.Id, cancellationToken)).Id);

        // A copy of this badge may show the same picture.
        if (former is { } old && !await db.BadgeTemplates.AnyAsync(t => t.Id != template.Id && t.Logo == old, cancellationToken))
            (await db.Files.SingleAsync(f => f.Id == old, cancellationToken)).Discard(clock.GetUtcNow());
        return Result.Done;
    }
}

internal static class BadgeLogos
{
    /// <summary>The bytes of a badge's logo; null where it shows the emblem.</summary>
    public static async Task<byte[]?> LogoOfAsync(this IFileStore files, BadgeTemplate template, CancellationToken cancellationToken)
    {
        if (template.Logo is not { } logo) return null;
        await using var content = await files.OpenAsync(logo, cancellationToken);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
