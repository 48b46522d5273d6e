using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Invitations;
using Association.Application.Events.Editor;
using Association.Application.Events.Programme;
using Association.Application.Finance.Sponsors;
using Association.Application.Members;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>The public page of an event, with the prices that hold for the reader.</summary>
/// <param name="Pass">Of an invitation or a secret address: it shows the category that it opens.</param>
[Requires(Permissions.Anyone)]
public sealed record GetPublicEvent(string Slug, string? Pass = null) : IQuery<PublicEvent?>;

/// <param name="Edition">Grows with each change.</param>
public sealed record PublicEvent(
    Guid Id, string Slug, Bilingual Name, EventType Type, EventLevel Level, EventStatus Status, DateOnly StartsOn, DateOnly EndsOn,
    Bilingual? Venue, Bilingual? VenueAddress, string? DescriptionZh, string? DescriptionEn, decimal Hours, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    bool TakesRegistrations, bool ReaderIsMember, Guid? OwnRegistration, int? SeatsLeft, int? Capacity, PublicOrganiser? Organiser,
    IReadOnlyList<PublicSession> Sessions, IReadOnlyList<PublicCategory> Categories, bool AsksQuestions, bool HasWaitingList = false, int Edition = 0)
{
    /// <summary>Everybody who holds it, by role; empty: only <see cref="Organiser"/>.</summary>
    public IReadOnlyList<NamedOrganiser> Organisers { get; init; } = [];
    /// <summary>What it says of credits.</summary>
    public CmeTerms Cme { get; init; } = CmeTerms.None;
    /// <summary>Enterprises that pay fees of participants.</summary>
    public IReadOnlyList<DisclosedSponsor> Sponsors { get; init; } = [];
}

public sealed record PublicOrganiser(Bilingual Name, string Slug);

/// <summary>As announced, without the talks that it holds.</summary>
public sealed record PublicSession(Bilingual Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Bilingual? Room, Bilingual? Speaker, bool Cancelled = false);

/// <param name="SeatsLeft">Of the category's own quota and those it shares, the fewest; null when it has none.</param>
public sealed record PublicCategory(Guid Id, Bilingual Name, bool MembersOnly, decimal? PriceNow, int? SeatsLeft, IReadOnlyList<PublicPhase> Phases, AdmissionKind Admission);

/// <param name="PlacesLeft">At this price; null when only the day ends it.</param>
public sealed record PublicPhase(Bilingual Name, decimal MemberPrice, decimal NonMemberPrice, DateTimeOffset? Until, bool Open, int? PlacesLeft = null);

internal sealed class GetPublicEventHandler(IAssociationDb db, EventSight sight, ICurrentUser user, AdmissionDesk admission, TimeProvider clock) : IRequestHandler<GetPublicEvent, PublicEvent?>
{
    public async Task<PublicEvent?> Handle(GetPublicEvent query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var named = db.Events.AsNoTracking().Include(e => e.Organisers).Include(e => e.Categories).ThenInclude(c => c.Phases).Where(e => e.Slug == query.Slug && e.Status != EventStatus.Draft);
        var @event = await (await sight.SeenAsync(named, cancellationToken)).FirstOrDefaultAsync(cancellationToken);
        if (@event is null) return null;

        var isMember = await db.IsLiveMemberAsync(user.Person, AssociationCalendar.DayOf(now), cancellationToken);
        var quotas = await db.Quotas.AsNoTracking().Include(q => q.Covered).Where(q => q.Event == @event.Id).ToListAsync(cancellationToken);
        var whole = quotas.Find(q => q.IsWhole);
        return new(@event.Id.Value, @event.Slug, @event.Name, @event.Type, @event.Level, @event.Status, @event.StartsOn, @event.EndsOn,
            @event.Venue, @event.VenueAddress, @event.DescriptionZh, @event.DescriptionEn, @event.Hours,
            @event.RegistrationOpensAt, @event.RegistrationClosesAt, @event.TakesRegistrations(now), isMember, await OwnRegistrationAsync(@event.Id, cancellationToken),
            Left(whole), whole?.Capacity, await OrganiserAsync(@event.Organiser, cancellationToken),
            [.. (await db.AnnouncedAsync(@event.Id, cancellationToken)).Sessions.Where(s => s.PartOf is null).Select(Show)],
            [.. (await admission.VisibleAsync(@event.Categories, query.Pass, cancellationToken)).OrderBy(c => c.Order).Select(c => Show(c, isMember, Left(quotas.Where(q => !q.IsWhole && q.Covers(c.Id)).MinBy(q => q.Left)), now))],
            @event.AsksQuestions, @event.Seats.HasWaitingList, @event.Version)
        {
            Organisers = await db.OrganisersAsync(@event, cancellationToken), Cme = @event.Cme,
            Sponsors = await db.SponsorsOfAsync(@event.Id, cancellationToken),
        };
    }

    private async Task<Guid?> OwnRegistrationAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        if (!user.IsSignedIn) return null;
        return await db.Registrations.AsNoTracking()
            .Where(r => r.Event == @event && (r.Account == user.Id || r.Person == user.Person))
            .Where(r => r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending)
            .Select(r => (Guid?)r.Id.Value).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<PublicOrganiser?> OrganiserAsync(Id<Body>? body, CancellationToken cancellationToken) =>
        body is not { } id ? null : await db.Bodies.AsNoTracking().Where(b => b.Id == id)
            .Select(b => new PublicOrganiser(b.Name, b.Slug)).FirstOrDefaultAsync(cancellationToken);

    private static int? Left(Quota? quota) => quota is null ? null : quota.Capacity - quota.Taken;

    private static PublicSession Show(ReleasedSession s) => new(s.Title, s.StartsAt, s.EndsAt, s.Room, s.People.Count == 0 ? s.Words : NamesOf(s.People), s.Cancelled);

    private static Bilingual NamesOf(IReadOnlyList<ReleasedPart> people) =>
        new(string.Join('、', people.Select(p => p.Name.Zh)), string.Join(", ", people.Select(p => p.Name.In("en"))));

    private static PublicCategory Show(TicketCategory category, bool isMember, int? left, DateTimeOffset now)
    {
        var open = category.PhaseAt(now);
        return new(category.Id.Value, category.Name, category.MembersOnly,
            open is null ? null : (isMember ? open.MemberPrice : open.NonMemberPrice).Amount, left,
            [.. category.Phases.OrderBy(p => p.Order).Select(p => new PublicPhase(p.Name, p.MemberPrice.Amount, p.NonMemberPrice.Amount, p.Until, p == open, p.Places - p.Taken))], category.Admission);
    }
}
