using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>The desk of a body, for those who act for it now and for the office; for everybody else there is none.</summary>
[Requires(Permissions.Self)]
public sealed record FindDesk(string Slug) : IQuery<DeskView?>;

/// <param name="Offices">Those the reader holds in it; none when the office looks.</param>
/// <param name="Office">Whether the office looks.</param>
public sealed record DeskView(Guid Id, string Slug, Bilingual Name, BodyKind Kind, IReadOnlyList<BodyPosition> Offices, bool Office)
{
    public Id<Body> Body => new(Id);
}

/// <summary>The bodies for which the signed-in person acts now.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyDesks : IQuery<IReadOnlyList<DeskView>>;

internal sealed class DeskReader(IAssociationDb db, BodyScope scope) : IRequestHandler<FindDesk, DeskView?>, IRequestHandler<ListMyDesks, IReadOnlyList<DeskView>>
{
    public async Task<DeskView?> Handle(FindDesk query, CancellationToken cancellationToken)
    {
        if (await db.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Slug == query.Slug, cancellationToken) is not { } body) return null;
        var held = (await scope.MineAsync(cancellationToken)).Where(h => h.Body == body.Id).ToList();
        return held.Count == 0 && !scope.IsOffice ? null : DeskOf(body, held);
    }

    public async Task<IReadOnlyList<DeskView>> Handle(ListMyDesks query, CancellationToken cancellationToken)
    {
        var held = await scope.MineAsync(cancellationToken);
        var mine = held.Select(h => h.Body).Distinct().ToList();
        var bodies = await db.Bodies.AsNoTracking().Where(b => mine.Contains(b.Id)).OrderBy(b => b.Kind).ThenBy(b => b.Slug).ToListAsync(cancellationToken);
        return [.. bodies.Select(body => DeskOf(body, held.Where(h => h.Body == body.Id)))];
    }

    private DeskView DeskOf(Body body, IEnumerable<HeldOffice> held) =>
        new(body.Id.Value, body.Slug, body.Name, body.Kind, [.. held.Select(h => h.Position).Distinct().Order()], scope.IsOffice);
}
