using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>People to choose one from: by name, pinyin, initials, member number, or a whole mobile or ID number. Numbers stay masked.</summary>
[Requires(Permissions.EditUnits)]
public sealed record FindPeople(string? Text, Guid? Unit = null) : IQuery<IReadOnlyList<FoundPerson>>;

/// <param name="Unit">Where the person works now.</param>
public sealed record FoundPerson(Guid Id, string Name, string? Number, string? Unit, string? Department, string? MobileMasked);

internal sealed class FindPeopleHandler(IAssociationDb db, IPersonalNumbers numbers, TimeProvider clock) : IRequestHandler<FindPeople, IReadOnlyList<FoundPerson>>
{
    private const int MaxFound = 10;

    public async Task<IReadOnlyList<FoundPerson>> Handle(FindPeople query, CancellationToken cancellationToken)
    {
        if (query.Text.Said() is not { Length: <= 100 } text) return [];
        var people = db.People.AsNoTracking().Called(text, db, numbers, clock.Today());
        if (query.Unit is { } unit)
        {
            var id = new Id<MemberUnit>(unit);
            people = people.Where(p => p.Employments.Any(e => e.Unit == id && e.To == null));
        }

        return await people.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Take(MaxFound)
            .Select(p => new FoundPerson(p.Id.Value, p.Name, db.Memberships.Where(m => m.Person == p.Id).Select(m => m.Number).FirstOrDefault(),
                db.Units.Where(u => p.Employments.Any(e => e.Unit == u.Id && e.To == null)).Select(u => u.Name).FirstOrDefault(),
                p.Employments.Where(e => e.To == null).Select(e => e.Department).FirstOrDefault(), p.Mobile!.Masked))
            .ToListAsync(cancellationToken);
    }
}

internal static class PeopleSearch
{
    /// <summary>By name, pinyin, initials, member number, or a whole mobile or ID number.</summary>
    public static IQueryable<Person> Called(this IQueryable<Person> people, string text, IAssociationDb db, IPersonalNumbers numbers, DateOnly today)
    {
        if (MobileNumber.TryParse(text, out var mobile))
        {
            var index = numbers.IndexOf(mobile);
            return people.Where(p => p.Mobile!.Index == index);
        }

        if (ResidentId.TryParse(text, today, out var resident))
        {
            var index = numbers.IndexOf(resident);
            return people.Where(p => p.ResidentId!.Index == index);
        }

        var (number, latin) = (text.ToUpperInvariant(), text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());
        return people.Where(p => p.Name.StartsWith(text) || p.Pinyin.StartsWith(latin) || p.Initials == latin || db.Memberships.Any(m => m.Person == p.Id && m.Number == number)
            || db.PersonMerges.Any(m => m.Survivor == p.Id && m.Number == number && m.UndoneAt == null));
    }
}
