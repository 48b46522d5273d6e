using Association.Domain.Bodies;
using Association.Domain.Common;

namespace Association.Domain.Events;

/// <summary>What somebody is to an event: 主办, 承办, 协办, 支持, 指导单位. Source: domain.md 5.1.</summary>
public enum OrganiserRole { Host, Organiser, CoOrganiser, Supporter, Guide }

public static class OrganiserErrors
{
    public static readonly Error Nobody = Error.Invalid("organiser.nobody", "Choose a body or write the name of an institution.", "Organisers");
    public static readonly Error Twice = Error.Invalid("organiser.twice", "The same name stands twice in the same role.", "Organisers");
    public static readonly Error TooMany = Error.Invalid("organiser.too-many", "An event has at most 30 hosts, organisers and supporters.", "Organisers");
}

/// <summary>A body of the association or another institution that holds an event with it; one event, many of them.</summary>
public sealed class EventOrganiser : Entity<EventOrganiser>
{
    public const int MaxNameLength = 200;
    public const int MaxOrganisers = 30;

    private EventOrganiser() { }

    internal EventOrganiser(Id<Event> @event, OrganiserTerms terms, int order) =>
        (Event, Role, Body, Name, Order) = (@event, terms.Role, terms.Body, terms.Body is null ? terms.Name : null, order);

    public Id<Event> Event { get; private set; }
    public OrganiserRole Role { get; private set; }
    /// <summary>Of the association itself; null: another institution, by its name.</summary>
    public Id<Body>? Body { get; private set; }
    public Bilingual? Name { get; private set; }
    /// <summary>Within the event, from 1.</summary>
    public int Order { get; private set; }

    public OrganiserTerms Terms => new(Role, Body, Name);
}

/// <param name="Body">A body of the association; null: another institution.</param>
/// <param name="Name">Of another institution.</param>
public sealed record OrganiserTerms(OrganiserRole Role, Id<Body>? Body, Bilingual? Name);
