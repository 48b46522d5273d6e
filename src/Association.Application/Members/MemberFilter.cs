using Association.Application.Common;
using Association.Application.Find;
using Association.Application.Reports;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>Current: a term runs on the day. Coming: the first begins later. Ended: the last is over.</summary>
public enum MemberState { Current, Coming, Ended }

/// <summary>Which members a list shows; the same for the page, its export and what is done with all of them.</summary>
/// <param name="Search">Name, pinyin, initials, member number, the last four digits of the mobile number or the unit's name.</param>
/// <param name="Unit">Who works there on the day.</param>
/// <param name="Tier">Who works at a unit that holds this tier on the day.</param>
/// <param name="Title">Begins so.</param>
/// <param name="EndedFrom">The last day of the last term, as of the day.</param>
/// <param name="AlsoOn">Was a member on this day as well.</param>
/// <param name="Status">As the ordered rules say, or the office until a day.</param>
/// <param name="AsOf">The day that all of it is about; today when left out. With it and without a state only members of that day are listed.</param>
public sealed record MemberFilter(
    string? Search = null, Guid? Unit = null, UnitTier? Tier = null, MembershipCategory? Category = null, MemberState? State = null, string? Title = null,
    DateOnly? JoinedFrom = null, DateOnly? JoinedTo = null, DateOnly? EndedFrom = null, DateOnly? EndedTo = null, DateOnly? AlsoOn = null,
    bool? HasEmail = null, bool? HasMobile = null, bool? WithoutUnit = null, DateOnly? AsOf = null, MembershipStatus? Status = null);

/// <summary>One member in the order of the list.</summary>
internal sealed class MemberRowKey
{
    public required string Key { get; init; }
    public required Id<Person> Id { get; init; }
}

internal static class MemberFilters
{
    /// <summary>The copy of the person's sort key that an employment carries; a column of the database alone.</summary>
    private const string SortKeyOfWork = "SortKey";

    /// <summary>Members in no order yet: sort by <see cref="MemberRowKey.Key"/>, then by id.</summary>
    /// <param name="policy">Whose rules say what a status is.</param>
    public static IQueryable<MemberRowKey> Select(this IAssociationDb db, MemberFilter filter, MembershipPolicy policy, DateOnly today)
    {
        var day = filter.AsOf ?? today;
        var everybody = db.People.AsNoTracking();
        var people = everybody.OfTerms(db, filter, day).OfPerson(filter).AtWork(db, filter, day);
        if (filter.Status is { } status)
        {
            var judged = new StatusFilter(db, policy, day).Of(status);
            people = people.Where(p => judged.Any(m => m.Person == p.Id));
        }

        if (SearchText.Of(filter.Search) is { } text) people = people.Matching(db, text);
        if (filter.Unit is not { } unit)
            return people.Where(p => db.Memberships.Any(m => m.Person == p.Id)).Select(p => new MemberRowKey { Key = p.SortKey, Id = p.Id });

        // Read from the employments' own index, which carries the sort key: a unit's roster costs what its page costs.
        var roster = db.WorkingAt(unit, day).Where(e => db.Memberships.Any(m => m.Person == e.Person));
        if (!ReferenceEquals(people, everybody)) roster = roster.Where(e => people.Any(p => p.Id == e.Person));
        return roster.Select(e => new MemberRowKey { Key = EF.Property<string>(e, SortKeyOfWork), Id = e.Person });
    }

    public static IQueryable<Employment> WorkingAt(this IAssociationDb db, Guid unit, DateOnly day)
    {
        var id = new Id<MemberUnit>(unit);
        return db.Employments.AsNoTracking().Where(e => e.Unit == id && e.From <= day && (e.To == null || e.To >= day));
    }

    private static IQueryable<Person> OfTerms(this IQueryable<Person> people, IAssociationDb db, MemberFilter filter, DateOnly day)
    {
        var terms = db.MembershipTerms.Where(t => t.State == TermState.Live);
        var running = terms.Where(t => t.From <= day && (t.To == null || t.To >= day));
        if (filter.Category is { } category) people = people.Where(p => db.Memberships.Any(m => m.Person == p.Id && running.Any(t => t.Membership == m.Id && t.Category == category)));
        if (StateOf(filter) is { } state)
            people = state switch
            {
                MemberState.Current => people.Where(p => db.Memberships.Any(m => m.Person == p.Id && running.Any(t => t.Membership == m.Id))),
                MemberState.Coming => people.Where(p => db.Memberships.Any(m => m.Person == p.Id && !terms.Any(t => t.Membership == m.Id && t.From <= day))),
                _ => people.Where(p => db.Memberships.Any(m => m.Person == p.Id && terms.Any(t => t.Membership == m.Id && t.To < day) && !terms.Any(t => t.Membership == m.Id && (t.To == null || t.To >= day)))),
            };
        if (filter.AlsoOn is { } other)
            people = people.Where(p => db.Memberships.Any(m => m.Person == p.Id && terms.Any(t => t.Membership == m.Id && t.From <= other && (t.To == null || t.To >= other))));
        if (filter.EndedFrom is not null || filter.EndedTo is not null)
        {
            var ended = db.MembershipTerms.Ended(db, filter.EndedFrom ?? DateOnly.MinValue, filter.EndedTo ?? day, day);
            people = people.Where(p => db.Memberships.Any(m => m.Person == p.Id && ended.Any(t => t.Membership == m.Id)));
        }

        return people;
    }

    /// <summary>A list of a past day is that day's members, unless the question is about another day.</summary>
    private static MemberState? StateOf(MemberFilter filter) => filter.State
        ?? (filter is { AsOf: not null, Status: null, EndedFrom: null, EndedTo: null, JoinedFrom: null, JoinedTo: null } ? MemberState.Current : null);

    private static IQueryable<Person> OfPerson(this IQueryable<Person> people, MemberFilter filter)
    {
        if (filter.HasEmail is { } email) people = people.Where(p => email == (p.Email != null && p.Email != ""));
        if (filter.HasMobile is { } mobile) people = mobile ? people.Where(p => p.Mobile != null) : people.Where(p => p.Mobile == null);
        return people;
    }

    private static IQueryable<Person> AtWork(this IQueryable<Person> people, IAssociationDb db, MemberFilter filter, DateOnly day)
    {
        if (filter.JoinedFrom is { } from) people = people.Where(p => db.Memberships.Any(m => m.Person == p.Id && m.JoinedOn >= from));
        if (filter.JoinedTo is { } to) people = people.Where(p => db.Memberships.Any(m => m.Person == p.Id && m.JoinedOn <= to));
        var work = db.Employments.Where(e => e.From <= day && (e.To == null || e.To >= day));
        if (filter.WithoutUnit is true) people = people.Where(p => !work.Any(e => e.Person == p.Id));
        if (filter.Tier is { } tier)
        {
            var seats = db.UnitTerms.Where(t => t.Tier == tier && t.From <= day && (t.To == null || t.To >= day));
            people = people.Where(p => work.Any(e => e.Person == p.Id && seats.Any(t => t.Unit == e.Unit)));
        }

        if (filter.Title?.Trim() is { Length: > 0 and <= Person.MaxTextLength } title)
            people = people.Where(p => work.Any(e => e.Person == p.Id && e.Title!.StartsWith(title)));
        return people;
    }
}
