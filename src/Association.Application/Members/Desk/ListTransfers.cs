using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>Transfers that one's unit asked for or is asked about, the latest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListTransfers(Id<MemberUnit> Unit) : IQuery<IReadOnlyList<TransferLine>>, IForMyStaff;

/// <param name="Incoming">Others ask the reader's unit; in the office's list always false.</param>
public sealed record TransferLine(
    Guid Id, string Person, string? Department, string? Title, string From, string To, DateOnly On, string? Note, TransferStatus Status, string? Reason,
    DateTimeOffset AskedAt, DateTimeOffset? DecidedAt, bool Incoming);

internal sealed class ListTransfersHandler(IAssociationDb db) : IRequestHandler<ListTransfers, IReadOnlyList<TransferLine>>
{
    public async Task<IReadOnlyList<TransferLine>> Handle(ListTransfers query, CancellationToken cancellationToken) =>
        await db.StaffTransfers.AsNoTracking().Where(t => t.From == query.Unit || t.To == query.Unit)
            .OrderByDescending(t => t.Status == TransferStatus.Open).ThenByDescending(t => t.AskedAt).Take(Page<TransferLine>.MaxSize)
            .Lines(db, query.Unit).ToListAsync(cancellationToken);
}

/// <summary>Transfers of all units, those that wait first.</summary>
[Requires(Permissions.ReadMembers)]
public sealed record ListAllTransfers : IQuery<IReadOnlyList<TransferLine>>;

internal sealed class ListAllTransfersHandler(IAssociationDb db) : IRequestHandler<ListAllTransfers, IReadOnlyList<TransferLine>>
{
    public async Task<IReadOnlyList<TransferLine>> Handle(ListAllTransfers query, CancellationToken cancellationToken) =>
        await db.StaffTransfers.AsNoTracking().OrderByDescending(t => t.Status == TransferStatus.Open).ThenByDescending(t => t.AskedAt).Take(Page<TransferLine>.MaxSize)
            .Lines(db, null).ToListAsync(cancellationToken);
}

internal static class TransferLines
{
    public static IQueryable<TransferLine> Lines(this IQueryable<StaffTransfer> transfers, IAssociationDb db, Id<MemberUnit>? reader) => transfers
        .Join(db.People, t => t.Person, p => p.Id, (t, p) => new { t, p })
        .Select(x => new TransferLine(x.t.Id.Value, x.p.Name,
            x.p.Employments.Where(e => e.Unit == x.t.From).OrderByDescending(e => e.From).Select(e => e.Department).FirstOrDefault(),
            x.p.Employments.Where(e => e.Unit == x.t.From).OrderByDescending(e => e.From).Select(e => e.Title).FirstOrDefault(),
            db.Units.Where(u => u.Id == x.t.From).Select(u => u.Name).First(), db.Units.Where(u => u.Id == x.t.To).Select(u => u.Name).First(),
            x.t.On, x.t.Note, x.t.Status, x.t.Reason, x.t.AskedAt, x.t.DecidedAt, x.t.To == reader));
}
