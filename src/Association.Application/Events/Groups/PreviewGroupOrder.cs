using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Pricing;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>What a table of rows would cost, and what is wrong with each of them; takes nothing.</summary>
[Requires(Permissions.Self)]
public sealed record PreviewUnitOrder(Id<MemberUnit> Unit, Id<Event> Event, IReadOnlyList<GroupRow> Rows, string? Coupon = null) : IQuery<GroupPreview?>, IForMyStaff;

/// <summary>The same for a sponsor.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record PreviewSponsorOrder(Id<Event> Event, IReadOnlyList<GroupRow> Rows, string? Coupon = null) : IQuery<GroupPreview?>, IInEvent;

/// <param name="Missing">Quotas that have fewer seats left than the rows ask for.</param>
/// <param name="Discount">What the coupon takes off in all.</param>
/// <param name="Refusal">Why the coupon lowers nothing.</param>
public sealed record GroupPreview(IReadOnlyList<GroupRowPreview> Rows, decimal Total, int Unnamed, IReadOnlyList<QuotaShort> Missing, decimal Discount = 0, Error? Refusal = null)
{
    public bool Ready => Refusal is null && Rows.Count > 0 && Missing.Count == 0 && Rows.All(r => r.Errors.Count == 0);
}

/// <param name="Price">Null while the row has no valid category.</param>
public sealed record GroupRowPreview(int Row, IReadOnlyList<Error> Errors, decimal? Price, bool AsMember, string? Name);

/// <param name="Name">Null: the whole event.</param>
public sealed record QuotaShort(Bilingual? Name, int Left, int Asked);

internal sealed class PreviewGroupOrderHandler(IAssociationDb db, GroupRows rows, CouponDesk coupons)
    : IRequestHandler<PreviewUnitOrder, GroupPreview?>, IRequestHandler<PreviewSponsorOrder, GroupPreview?>
{
    public Task<GroupPreview?> Handle(PreviewUnitOrder query, CancellationToken cancellationToken) => ReadAsync(query.Event, query.Unit, query.Rows, query.Coupon, cancellationToken);

    public Task<GroupPreview?> Handle(PreviewSponsorOrder query, CancellationToken cancellationToken) => ReadAsync(query.Event, null, query.Rows, query.Coupon, cancellationToken);

    private async Task<GroupPreview?> ReadAsync(Id<Event> id, Id<MemberUnit>? unit, IReadOnlyList<GroupRow> given, string? coupon, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases)
            .FirstOrDefaultAsync(e => e.Id == id && e.Status == EventStatus.Published, cancellationToken);
        if (@event is null) return null;
        var read = await rows.ReadAsync(@event, unit, [.. given.Take(GroupOrder.MaxSeats)], cancellationToken);
        var (quotes, refusal) = await LoweredAsync(@event, read, coupon, cancellationToken);
        read = [.. read.Zip(quotes, (line, quote) => line with { Quote = quote })];
        return new([.. read.Select(r => new GroupRowPreview(r.Row, r.Errors, r.Quote?.Price.Amount, r.IsMember, r.Attendee?.Name))],
            read.Sum(r => r.Quote?.Price.Amount ?? 0), read.Count(r => r.Attendee is null && r.Errors.Count == 0), await ShortAsync(@event, read, cancellationToken),
            read.Sum(r => r.Quote?.Discount.Amount ?? 0), refusal);
    }

    private async Task<(IReadOnlyList<Quote?> Quotes, Error? Refusal)> LoweredAsync(Event @event, IReadOnlyList<ReadSeat> read, string? coupon, CancellationToken cancellationToken)
    {
        var full = read.Select(r => (r.Quote, r.Category?.Id)).ToList();
        try { return (await coupons.LowerAsync(full, coupon, @event.Id, take: false, cancellationToken), null); }
        catch (RefusedException refused) { return ([.. full.Select(f => f.Quote)], refused.Error); }
    }

    private async Task<IReadOnlyList<QuotaShort>> ShortAsync(Event @event, IReadOnlyList<ReadSeat> read, CancellationToken cancellationToken)
    {
        var quotas = await db.Quotas.AsNoTracking().Include(q => q.Covered).Where(q => q.Event == @event.Id).ToListAsync(cancellationToken);
        return [.. quotas.Select(q => (Quota: q, Asked: read.Count(r => r.Category is { } category && q.Covers(category.Id)))).Where(x => x.Asked > x.Quota.Left)
            .Select(x => new QuotaShort(x.Quota.Name ?? @event.Categories.FirstOrDefault(c => c.Id == x.Quota.Category)?.Name, x.Quota.Left, x.Asked))];
    }
}
