using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>The decisions on record, the latest first, with how many seats each gave.</summary>
[Requires(Permissions.ReadUnits)]
public sealed record ListResolutions(int? Size = null) : IQuery<IReadOnlyList<ResolutionLine>>;

public sealed record ResolutionLine(
    Guid Id, DecidingBody Body, string Meeting, string? Number, DateOnly HeldOn, bool Secret, int Due, int Present, int For, int Against, int Abstain, bool HasMinutes, int Seats);

internal sealed class ListResolutionsHandler(IAssociationDb db) : IRequestHandler<ListResolutions, IReadOnlyList<ResolutionLine>>
{
    public async Task<IReadOnlyList<ResolutionLine>> Handle(ListResolutions query, CancellationToken cancellationToken) =>
        await db.Resolutions.AsNoTracking().OrderByDescending(r => r.HeldOn).ThenByDescending(r => r.Id).Take(Cursor.Size(query.Size))
            .Select(r => new ResolutionLine(r.Id.Value, r.Body, r.Meeting, r.Number, r.HeldOn, r.Secret, r.Due, r.Present, r.For, r.Against, r.Abstain,
                r.Minutes != null, db.UnitTerms.Count(t => t.Decision == r.Id)))
            .ToListAsync(cancellationToken);
}

/// <summary>The signed minutes of a decision.</summary>
[Requires(Permissions.ReadUnits)]
public sealed record DownloadMinutes(Id<CouncilResolution> Resolution) : IQuery<FileContent?>;

internal sealed class DownloadMinutesHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadMinutes, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadMinutes query, CancellationToken cancellationToken)
    {
        var resolution = await db.Resolutions.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Resolution, cancellationToken);
        return await files.OpenAsync(db, resolution?.Minutes, cancellationToken);
    }
}
