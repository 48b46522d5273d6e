using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Pricing;

/// <summary>The coupons of an event with what they gave away, the latest first.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ListCoupons(Id<Event> Event, string? Tag = null) : IQuery<IReadOnlyList<CouponLine>>, IInEvent;

/// <param name="Code">Of a coupon with a single code.</param>
/// <param name="MaxUses">Of all codes together.</param>
/// <param name="Of">The event whose coupon it is, where that is another one.</param>
public sealed record CouponLine(
    Guid Id, string Name, string? Tag, CouponKind Kind, decimal Value, int Codes, string? Code, int Used, int MaxUses, decimal Spent, decimal? Budget, DateTimeOffset? ExpiresAt, DateTimeOffset? EndedAt,
    IReadOnlyList<Bilingual> Categories, IReadOnlyList<Bilingual> AlsoAt, IReadOnlyList<string> Units, IReadOnlyList<string> People, Bilingual? Of = null)
{
    public bool Holds(DateTimeOffset now) => EndedAt is null && (ExpiresAt is null || now < ExpiresAt);
}

internal sealed class ListCouponsHandler(CouponReader reader) : IRequestHandler<ListCoupons, IReadOnlyList<CouponLine>>
{
    public Task<IReadOnlyList<CouponLine>> Handle(ListCoupons query, CancellationToken cancellationToken) => reader.ReadAsync(query, cancellationToken);
}

/// <summary>The coupons of an event with the names of what they are limited to.</summary>
internal sealed class CouponReader(IAssociationDb db)
{
    public async Task<IReadOnlyList<CouponLine>> ReadAsync(ListCoupons query, CancellationToken cancellationToken)
    {
        var coupons = db.Coupons.AsNoTracking().Where(c => c.Event == query.Event || c.Scopes.Any(s => s.Event == query.Event));
        if (query.Tag is { Length: > 0 } tag) coupons = coupons.Where(c => c.Tag == tag);
        var found = await coupons.Include(c => c.Scopes).OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
        var ids = found.Select(c => c.Id).ToList();
        var codes = (await db.CouponCodes.AsNoTracking().Where(c => ids.Contains(c.Coupon)).GroupBy(c => c.Coupon)
            .Select(g => new { g.Key, Count = g.Count(), Code = g.Min(c => c.Code), Used = g.Sum(c => c.Used), Uses = g.Sum(c => c.MaxUses) }).ToListAsync(cancellationToken)).ToDictionary(g => g.Key);
        var names = await NamesAsync([.. found.SelectMany(c => c.Scopes)], [.. found.Select(c => c.Event)], cancellationToken);
        return [.. found.Select(c => new CouponLine(
            c.Id.Value, c.Name, c.Tag, c.Kind, c.Value, codes[c.Id].Count, codes[c.Id].Count == 1 ? codes[c.Id].Code : null, codes[c.Id].Used, codes[c.Id].Uses,
            c.SpentFen / 100m, c.BudgetFen / 100m, c.ExpiresAt, c.EndedAt,
            [.. c.Scopes.Where(s => s.Category is not null).Select(s => names.Of(s.Category!.Value.Value))], [.. c.Scopes.Where(s => s.Event is not null).Select(s => names.Of(s.Event!.Value.Value))],
            [.. c.Scopes.Where(s => s.Unit is not null).Select(s => names.Of(s.Unit!.Value.Value).Zh)], [.. c.Scopes.Where(s => s.Person is not null).Select(s => names.Of(s.Person!.Value.Value).Zh)],
            c.Event == query.Event ? null : names.Of(c.Event.Value)))];
    }

    private async Task<ScopeNames> NamesAsync(IReadOnlyList<CouponScope> scopes, IReadOnlyList<Id<Event>> owners, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, Bilingual>();
        var (categories, events) = (scopes.Select(s => s.Category).OfType<Id<TicketCategory>>().ToList(), scopes.Select(s => s.Event).OfType<Id<Event>>().Concat(owners).Distinct().ToList());
        var (units, people) = (scopes.Select(s => s.Unit).OfType<Id<Domain.Members.MemberUnit>>().ToList(), scopes.Select(s => s.Person).OfType<Id<Domain.Members.Person>>().ToList());
        foreach (var c in await db.TicketCategories.AsNoTracking().Where(c => categories.Contains(c.Id)).ToListAsync(cancellationToken)) names[c.Id.Value] = c.Name;
        foreach (var e in await db.Events.AsNoTracking().Where(e => events.Contains(e.Id)).ToListAsync(cancellationToken)) names[e.Id.Value] = e.Name;
        foreach (var u in await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(cancellationToken)) names[u.Id.Value] = new(u.Name);
        foreach (var p in await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken)) names[p.Id.Value] = new(p.Name);
        return new(names);
    }

    private sealed record ScopeNames(Dictionary<Guid, Bilingual> Names)
    {
        public Bilingual Of(Guid id) => Names.GetValueOrDefault(id) ?? new Bilingual("—");
    }
}

/// <summary>Other events that a coupon of this one can hold at too: those to come that the sender may edit.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ListCouponEvents(Id<Event> Event) : IQuery<IReadOnlyList<CouponEvent>>, IInEvent;

public sealed record CouponEvent(Guid Id, Bilingual Name, DateOnly StartsOn);

internal sealed class ListCouponEventsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListCouponEvents, IReadOnlyList<CouponEvent>>
{
    private const int Most = 100;

    public async Task<IReadOnlyList<CouponEvent>> Handle(ListCouponEvents query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var others = await db.Events.AsNoTracking()
            .Where(e => e.Id != query.Event && (e.Status == EventStatus.Draft || e.Status == EventStatus.Published) && e.EndsOn >= today && e.Categories.Any())
            .OrderBy(e => e.StartsOn).Take(Most).Select(e => new { e.Id, e.Name, e.StartsOn }).ToListAsync(cancellationToken);
        return [.. others.Where(e => user.Has(Permissions.EditEvents, e.Id)).Select(e => new CouponEvent(e.Id.Value, e.Name, e.StartsOn))];
    }
}

/// <summary>One coupon with its codes, and who used them.</summary>
[Requires(Permissions.EditEvents)]
public sealed record GetCoupon(Id<Event> Event, Id<Coupon> Coupon) : IQuery<CouponDetails?>, IInEvent;

public sealed record CouponDetails(CouponLine Coupon, IReadOnlyList<CodeLine> Codes, IReadOnlyList<CouponUse> Uses);

public sealed record CodeLine(string Code, int Used, int MaxUses);

public sealed record CouponUse(string Code, Guid Registration, string Number, string Name, decimal Price, decimal Discount, RegistrationStatus Status, DateTimeOffset At);

internal sealed class GetCouponHandler(IAssociationDb db, CouponReader reader) : IRequestHandler<GetCoupon, CouponDetails?>
{
    private const int Most = 200;

    public async Task<CouponDetails?> Handle(GetCoupon query, CancellationToken cancellationToken)
    {
        var all = await reader.ReadAsync(new ListCoupons(query.Event), cancellationToken);
        if (all.FirstOrDefault(c => c.Id == query.Coupon.Value) is not { } line) return null;
        var codes = await db.CouponCodes.AsNoTracking().Where(c => c.Coupon == query.Coupon).OrderByDescending(c => c.Used).ThenBy(c => c.Code).Take(Most)
            .Select(c => new CodeLine(c.Code, c.Used, c.MaxUses)).ToListAsync(cancellationToken);
        var uses = await db.Registrations.AsNoTracking().Join(db.CouponCodes.Where(c => c.Coupon == query.Coupon), r => r.Coupon, c => c.Id, (r, c) => new { Place = r, c.Code })
            .OrderByDescending(x => x.Place.Id).Take(Most)
            .Select(x => new CouponUse(x.Code, x.Place.Id.Value, x.Place.Number, x.Place.Name, x.Place.Price.Amount, x.Place.Discount.Amount, x.Place.Status, x.Place.RegisteredAt))
            .ToListAsync(cancellationToken);
        return new(line, codes, uses);
    }
}

/// <summary>All codes of a coupon as a table for mail merge: code, link with the code filled in, terms, use.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ExportCodes(Id<Event> Event, Id<Coupon> Coupon) : IQuery<ExportedTable?>, IInEvent;

internal sealed class ExportCodesHandler(IAssociationDb db, SiteOptions site) : IRequestHandler<ExportCodes, ExportedTable?>
{
    private static readonly string[] Headers = ["优惠码", "报名链接", "优惠", "名称", "标签", "可用次数", "已用次数", "有效期至"];

    public async Task<ExportedTable?> Handle(ExportCodes query, CancellationToken cancellationToken)
    {
        var coupon = await db.Coupons.AsNoTracking().Include(c => c.Codes).FirstOrDefaultAsync(c => c.Id == query.Coupon && c.Event == query.Event, cancellationToken);
        if (coupon is null) return null;
        var slug = await db.Events.Where(e => e.Id == query.Event).Select(e => e.Slug).SingleAsync(cancellationToken);
        var until = coupon.ExpiresAt is { } end ? AssociationCalendar.DayOf(end.AddTicks(-1)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
        return new(Headers, [.. coupon.Codes.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new string?[]
        {
            c.Code, new Uri(site.BaseUrl, $"/events/{slug}/register?coupon={c.Code}").ToString(), Say(coupon), coupon.Name, coupon.Tag, $"{c.MaxUses}", $"{c.Used}", until,
        })]);
    }

    private static string Say(Coupon coupon) => coupon.Kind switch
    {
        CouponKind.Percent => $"减 {coupon.Value:0.##}%",
        CouponKind.Amount => $"减 {coupon.Value:0.##} 元",
        _ => $"{coupon.Value:0.##} 元",
    };
}
