using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;

namespace Association.Domain.Badges;

/// <summary>By which the badges lie on the sheets.</summary>
public enum BadgeOrder { Name, Unit, Number }

/// <summary>One file of badges: for whom it was made, so that the next run prints only who is new.</summary>
public sealed class BadgeRun : AggregateRoot<BadgeRun>
{
    private readonly List<PrintedBadge> _badges = [];

    private BadgeRun() { }

    public BadgeRun(BadgeTemplate template, BadgeOrder order, IEnumerable<Id<Registration>> registrations, UserId startedBy, DateTimeOffset now)
    {
        (Event, Template, Order, StartedBy, StartedAt) = (template.Event, template.Id, order, startedBy, now);
        _badges.AddRange(registrations.Distinct().Select(r => new PrintedBadge(Id, r)));
        Refuse.If(_badges.Count == 0, BadgeErrors.Nobody);
        Count = _badges.Count;
    }

    public Id<Event> Event { get; private set; }
    public Id<BadgeTemplate> Template { get; private set; }
    public BadgeOrder Order { get; private set; }
    public UserId StartedBy { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public int Count { get; private set; }
    /// <summary>Null until it is drawn.</summary>
    public Id<StoredFile>? File { get; private set; }
    public IReadOnlyCollection<PrintedBadge> Badges => _badges;

    public void DrawnIn(Id<StoredFile> file) => File = file;
}

/// <summary>That a badge was made for somebody.</summary>
public sealed class PrintedBadge : Entity<PrintedBadge>, INotAudited
{
    private PrintedBadge() { }

    internal PrintedBadge(Id<BadgeRun> run, Id<Registration> registration) => (Run, Registration) = (run, registration);

    public Id<BadgeRun> Run { get; private set; }
    public Id<Registration> Registration { get; private set; }
}
