using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Sponsors;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <summary>All sponsors, with what they promised.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListSponsors : IQuery<IReadOnlyList<SponsorLine>>;

public sealed record SponsorLine(Guid Id, string Name, string? CreditCode, string ContactName, string ContactEmail, IReadOnlyList<AgreementLine> Agreements);

/// <param name="Pledged">Seats or yuan.</param>
/// <param name="Used">In the same unit.</param>
public sealed record AgreementLine(Guid Id, string Number, Bilingual Event, string Purpose, PledgeKind Kind, decimal Pledged, decimal Used, DateOnly From, DateOnly To, bool Closed)
{
    public decimal Left => Pledged - Used;
}

/// <summary>One agreement for the office: whose places it paid, what is left, what was settled.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetAgreement(Id<SponsorAgreement> Agreement) : IQuery<AgreementDetails?>;

/// <param name="Eligible">Who waits for a payment at the event and is eligible; the first of them.</param>
public sealed record AgreementDetails(
    AgreementView View, Guid SponsorId, string ContactName, string ContactEmail, string Path, AgreementTerms Terms, IReadOnlyList<CategoryChoice> Categories, IReadOnlyList<DrawLine> Draws, IReadOnlyList<EligibleLine> Eligible);

public sealed record CategoryChoice(Guid Id, Bilingual Name);

public sealed record DrawLine(Guid Registration, string Name, string? Unit, Bilingual Category, decimal Amount, decimal Returned, DateTimeOffset DrawnAt, bool Settled);

public sealed record EligibleLine(Guid Registration, string Name, string? Unit, Bilingual Category, decimal Owed, DateTimeOffset DueAt);

/// <summary>What the sponsor may see by the own link: counts and sums, and of people only those who agreed to that by themselves. Source: domain.md R7.06.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetOwnAgreement(string Number, string? Key) : IQuery<AgreementView?>;

/// <param name="Consented">Names of those who agreed to be named to sponsors.</param>
public sealed record AgreementView(
    Guid Id, string Number, string Sponsor, Guid EventId, Bilingual Event, DateOnly StartsOn, string Purpose, PledgeKind Kind, decimal Pledged, decimal Used, int Seats, decimal Sum, DateOnly From, DateOnly To, bool Closed,
    IReadOnlyList<UsedLine> Lines, IReadOnlyList<SettlementLine> Settlements, IReadOnlyList<NamedLine> Consented)
{
    public decimal Left => Pledged - Used;
    public decimal Unsettled => Sum - Settlements.Sum(s => s.Settled);
}

/// <summary>Places of one category at one price.</summary>
public sealed record UsedLine(Bilingual Category, int Seats, decimal Price)
{
    public decimal Amount => Seats * Price;
}

/// <param name="Settled">Of what is used now, what stands on it.</param>
public sealed record SettlementLine(Guid Order, string Reference, string? Invoice, decimal Total, decimal Settled, decimal Owed, OrderStatus Status, DateTimeOffset PlacedAt, DateTimeOffset DueAt);

public sealed record NamedLine(string Name, string? Unit);

internal sealed class ListSponsorsHandler(IAssociationDb db) : IRequestHandler<ListSponsors, IReadOnlyList<SponsorLine>>
{
    public async Task<IReadOnlyList<SponsorLine>> Handle(ListSponsors query, CancellationToken cancellationToken)
    {
        var agreements = (await db.SponsorAgreements.AsNoTracking().OrderByDescending(a => a.SignedAt)
            .Join(db.Events, a => a.Event, e => e.Id, (a, e) => new { Agreement = a, e.Name }).ToListAsync(cancellationToken)).ToLookup(x => x.Agreement.Sponsor);
        var sponsors = await db.Sponsors.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellationToken);
        return [.. sponsors.Select(s => new SponsorLine(s.Id.Value, s.Name, s.CreditCode, s.ContactName, s.ContactEmail, [.. agreements[s.Id].Select(x => Line(x.Agreement, x.Name))]))];
    }

    private static AgreementLine Line(SponsorAgreement a, Bilingual name) =>
        new(a.Id.Value, a.Number, name, a.Purpose, a.Kind, AgreementReader.PledgedOf(a), AgreementReader.UsedOf(a), a.From, a.To, a.ClosedAt is not null);
}

internal sealed class GetAgreementHandler(IAssociationDb db, AgreementReader reader, ILinkSecrets secrets, TimeProvider clock) : IRequestHandler<GetAgreement, AgreementDetails?>
{
    private const int MostEligible = 200;

    public async Task<AgreementDetails?> Handle(GetAgreement query, CancellationToken cancellationToken)
    {
        if (await db.SponsorAgreements.AsNoTracking().Include(a => a.Scopes).FirstOrDefaultAsync(a => a.Id == query.Agreement, cancellationToken) is not { } agreement) return null;
        var sponsor = await db.Sponsors.AsNoTracking().SingleAsync(s => s.Id == agreement.Sponsor, cancellationToken);
        var view = await reader.ReadAsync(agreement, cancellationToken);
        return new(view, sponsor.Id.Value, sponsor.ContactName, sponsor.ContactEmail, secrets.SponsorPathOf(agreement.Number), await TermsAsync(agreement, cancellationToken), await CategoriesAsync(agreement.Event, cancellationToken), await DrawsAsync(agreement, cancellationToken),
            agreement.HoldsOn(clock.Today()) ? await EligibleAsync(agreement, cancellationToken) : []);
    }

    /// <summary>As the office typed it.</summary>
    private async Task<AgreementTerms> TermsAsync(SponsorAgreement a, CancellationToken cancellationToken)
    {
        var (units, people) = (a.Scopes.Select(s => s.Unit).OfType<Id<MemberUnit>>().ToList(), a.Scopes.Select(s => s.Person).OfType<Id<Person>>().ToList());
        var names = await db.Units.Where(u => units.Contains(u.Id)).OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(cancellationToken);
        var numbers = await db.Memberships.Where(m => people.Contains(m.Person)).OrderBy(m => m.Number).Select(m => m.Number).ToListAsync(cancellationToken);
        return new(a.Purpose, a.Kind, AgreementReader.PledgedOf(a), a.From, a.To, string.Join('\n', names),
            [.. a.Scopes.Select(s => s.Category).OfType<Id<TicketCategory>>().Select(c => c.Value)], string.Join('\n', numbers));
    }

    private async Task<IReadOnlyList<CategoryChoice>> CategoriesAsync(Id<Event> @event, CancellationToken cancellationToken) =>
        await db.TicketCategories.AsNoTracking().Where(c => c.Event == @event).OrderBy(c => c.Order).Select(c => new CategoryChoice(c.Id.Value, c.Name)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<DrawLine>> DrawsAsync(SponsorAgreement agreement, CancellationToken cancellationToken) =>
        await db.SponsorDraws.AsNoTracking().Where(d => d.Agreement == agreement.Id).OrderByDescending(d => d.DrawnAt)
            .Join(db.Registrations, d => d.Registration, r => r.Id, (d, r) => new { d, r }).Join(db.TicketCategories, x => x.r.Category, c => c.Id, (x, c) => new DrawLine(
                x.r.Id.Value, x.r.Name, x.r.Unit, c.Name, x.d.Amount.Amount, x.d.Returned.Amount, x.d.DrawnAt, x.d.Settlement != null)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<EligibleLine>> EligibleAsync(SponsorAgreement agreement, CancellationToken cancellationToken)
    {
        var waiting = await db.Registrations.AsNoTracking().Where(r => r.Event == agreement.Event && r.Status == RegistrationStatus.AwaitingPayment && r.Group == null)
            .OrderBy(r => r.RegisteredAt).Join(db.Orders, r => r.Order, o => o.Id, (r, o) => new { Place = r, Owed = o.Total.Amount - o.Settled.Amount, o.DueAt }).ToListAsync(cancellationToken);
        var people = waiting.Select(w => w.Place.Person).ToList();
        var today = clock.Today();
        var units = (await db.Employments.AsNoTracking().Where(e => people.Contains(e.Person) && e.From <= today && (e.To == null || e.To >= today)).Select(e => new { e.Person, e.Unit }).ToListAsync(cancellationToken))
            .ToLookup(e => e.Person, e => e.Unit);
        var categories = await db.TicketCategories.AsNoTracking().Where(c => c.Event == agreement.Event).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        return [.. waiting.Where(w => agreement.IsFor(w.Place.Person, [.. units[w.Place.Person]], w.Place.Category)).Take(MostEligible)
            .Select(w => new EligibleLine(w.Place.Id.Value, w.Place.Name, w.Place.Unit, categories[w.Place.Category], w.Owed, w.DueAt))];
    }
}

internal sealed class GetOwnAgreementHandler(IAssociationDb db, AgreementReader reader, ILinkSecrets secrets) : IRequestHandler<GetOwnAgreement, AgreementView?>
{
    public async Task<AgreementView?> Handle(GetOwnAgreement query, CancellationToken cancellationToken)
    {
        if (await db.SponsorAgreements.AsNoTracking().FirstOrDefaultAsync(a => a.Number == query.Number, cancellationToken) is not { } agreement) return null;
        return secrets.Matches(SponsorLinks.Purpose, query.Number, query.Key) ? await reader.ReadAsync(agreement, cancellationToken) : null;
    }
}

/// <summary>The address of an agreement for its sponsor, who needs no account: <c>/sponsors/{number}?k=…</c>.</summary>
public static class SponsorLinks
{
    public const string Purpose = "sponsor-agreement";

    public static string SponsorPathOf(this ILinkSecrets secrets, string number) => $"/sponsors/{number}?k={secrets.For(Purpose, number)}";
}

/// <summary>What an agreement gave, without names but of those who agreed to that.</summary>
internal sealed class AgreementReader(IAssociationDb db)
{
    public static decimal PledgedOf(SponsorAgreement a) => a.Seats ?? a.Budget!.Value.Amount;

    public static decimal UsedOf(SponsorAgreement a) => a.Kind is PledgeKind.Seats ? a.SeatsUsed : a.Used.Amount;

    public async Task<AgreementView> ReadAsync(SponsorAgreement a, CancellationToken cancellationToken)
    {
        var sponsor = await db.Sponsors.Where(s => s.Id == a.Sponsor).Select(s => s.Name).SingleAsync(cancellationToken);
        var @event = await db.Events.AsNoTracking().Where(e => e.Id == a.Event).Select(e => new { e.Name, e.StartsOn }).SingleAsync(cancellationToken);
        var used = await db.SponsorDraws.AsNoTracking().Where(d => d.Agreement == a.Id && d.Amount.Amount > d.Returned.Amount)
            .Join(db.Registrations, d => d.Registration, r => r.Id, (d, r) => new { Net = d.Amount.Amount - d.Returned.Amount, d.Settlement, r.Person, r.Name, r.Unit, r.Category }).ToListAsync(cancellationToken);
        var categories = await db.TicketCategories.AsNoTracking().Where(c => c.Event == a.Event).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var people = used.Select(u => u.Person).ToList();
        var agreed = await db.Consents.AsNoTracking().Where(c => people.Contains(c.Person) && c.Purpose == ConsentPurpose.SharingWithSponsors && c.WithdrawnAt == null).Select(c => c.Person).ToListAsync(cancellationToken);
        var settled = used.Where(u => u.Settlement is not null).GroupBy(u => u.Settlement!.Value).ToDictionary(g => g.Key, g => g.Sum(u => u.Net));
        return new(a.Id.Value, a.Number, sponsor, a.Event.Value, @event.Name, @event.StartsOn, a.Purpose, a.Kind, PledgedOf(a), UsedOf(a), used.Count, used.Sum(u => u.Net), a.From, a.To, a.ClosedAt is not null,
            [.. used.GroupBy(u => (u.Category, u.Net)).OrderBy(g => categories[g.Key.Category].Zh, StringComparer.Ordinal).ThenByDescending(g => g.Key.Net).Select(g => new UsedLine(categories[g.Key.Category], g.Count(), g.Key.Net))],
            await SettlementsAsync(a, settled, cancellationToken), [.. used.Where(u => agreed.Contains(u.Person)).OrderBy(u => u.Name, StringComparer.Ordinal).Select(u => new NamedLine(u.Name, u.Unit))]);
    }

    private async Task<IReadOnlyList<SettlementLine>> SettlementsAsync(SponsorAgreement a, Dictionary<Id<Order>, decimal> settled, CancellationToken cancellationToken)
    {
        var orders = await db.Orders.AsNoTracking().Where(o => db.SponsorDraws.Any(d => d.Agreement == a.Id && d.Settlement == o.Id)).OrderBy(o => o.PlacedAt)
            .Select(o => new { Order = o, Invoice = db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).Select(d => d.Number).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. orders.Select(x => new SettlementLine(x.Order.Id.Value, x.Order.Reference, x.Invoice, x.Order.Total.Amount, settled.GetValueOrDefault(x.Order.Id), x.Order.Owed.Amount, x.Order.Status, x.Order.PlacedAt, x.Order.DueAt))];
    }
}

/// <summary>Events to which a sponsor can promise something: those that are to come or run.</summary>
[Requires(Permissions.EditFinance)]
public sealed record ListSponsorableEvents : IQuery<IReadOnlyList<SponsorableEvent>>;

public sealed record SponsorableEvent(Guid Id, Bilingual Name, DateOnly StartsOn);

internal sealed class ListSponsorableEventsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListSponsorableEvents, IReadOnlyList<SponsorableEvent>>
{
    public async Task<IReadOnlyList<SponsorableEvent>> Handle(ListSponsorableEvents query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.Events.AsNoTracking().Where(e => e.EndsOn >= today && e.Status != EventStatus.Cancelled && e.Categories.Any()).OrderBy(e => e.StartsOn)
            .Select(e => new SponsorableEvent(e.Id.Value, e.Name, e.StartsOn)).ToListAsync(cancellationToken);
    }
}
