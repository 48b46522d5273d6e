using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Tests.Members;

/// <summary>Members with every history that the domain allows, made by its own methods; and the filter in plain words over them.</summary>
internal sealed class RosterOfAllKinds
{
    private static readonly string[] Surnames = ["an", "li", "wang", "zhang", "zhao"];
    private static readonly string[] Codes = ["91350100M000100Y43", "12510100TXXX00052G"];

    /// <summary>Rules with what the standard ones lack: dates moved by months, windows with one end, an order that hides later lines.</summary>
    public static readonly IReadOnlyList<StatusLine> OddRules =
    [
        new(MembershipStatus.Deceased, new(StatusDate.Deceased), null, false),
        new(MembershipStatus.New, new(StatusDate.TermStart, -1, OffsetUnit.Months), new(StatusDate.TermStart, 1, OffsetUnit.Months), true),
        new(MembershipStatus.Resigned, new(StatusDate.Resigned, 1, OffsetUnit.Months), new(StatusDate.Resigned, 13, OffsetUnit.Months), false),
        new(MembershipStatus.Expelled, new(StatusDate.Expelled, 3), null, false),
        new(MembershipStatus.Grace, new(StatusDate.TermEnd, -2, OffsetUnit.Months), new(StatusDate.GraceEnd, 1, OffsetUnit.Months), true),
        new(MembershipStatus.Current, new(StatusDate.Joined, 5), new(StatusDate.TermEnd, 0), true),
    ];

    private readonly Random _random;

    public RosterOfAllKinds(Random random, int people)
    {
        _random = random;
        Units = [.. Codes.Select((code, i) => UnifiedSocialCreditCode.TryParse(code, out var parsed) ? new MemberUnit($"第{i + 1}医院", parsed) : throw new InvalidOperationException(code))];
        Units[0].Join(UnitTier.Governing, new DateOnly(2024, 1, 1));
        Units[1].Join(UnitTier.Member, new DateOnly(2020, 1, 1));
        Guests = [.. Enumerable.Range(0, 5).Select(i => Person(people + i))];
        Members = [.. Enumerable.Range(0, people).Select(Member)];
    }

    public IReadOnlyList<MemberUnit> Units { get; }
    public IReadOnlyList<BuiltMember> Members { get; private init; }
    public IReadOnlyList<Person> Guests { get; }

    /// <summary>The same as the database has it.</summary>
    public async Task<RosterOfAllKinds> StoredAsync(TestApp app)
    {
        var stored = await app.Db(async db => (
            People: await db.People.AsNoTracking().Include(p => p.Employments).ToDictionaryAsync(p => p.Id),
            Memberships: await db.Memberships.AsNoTracking().Include(m => m.Terms).ToListAsync()));
        return new(new Random(0), 0) { Members = [.. stored.Memberships.Select(m => new BuiltMember(stored.People[m.Person], m))], StoredUnits = Units };
    }

    private IReadOnlyList<MemberUnit>? StoredUnits { get; init; }

    public MemberFilter Question(Random random) => new(
        Maybe(random, 6, () => Surnames[random.Next(Surnames.Length)]),
        random.Next(2) == 0 ? (StoredUnits ?? Units)[random.Next(2)].Id.Value : null,
        random.Next(6) == 0 ? (UnitTier)random.Next(2) : null,
        random.Next(5) == 0 ? Category(random) : null,
        random.Next(5) == 0 ? (MemberState)random.Next(3) : null,
        JoinedFrom: random.Next(6) == 0 ? Day(random) : null,
        HasEmail: random.Next(6) == 0 ? random.Next(2) == 0 : null,
        WithoutUnit: random.Next(8) == 0 ? true : null,
        AsOf: random.Next(4) == 0 ? Day(random) : null,
        Status: random.Next(3) == 0 ? (MembershipStatus)random.Next(8) : null);

    /// <summary>The words of <see cref="MemberFilter"/>, said in memory.</summary>
    public IReadOnlyList<Guid> Select(MemberFilter f, MembershipPolicy policy, DateOnly today)
    {
        var day = f.AsOf ?? today;
        var state = f.State ?? (f is { AsOf: not null, Status: null, JoinedFrom: null } ? MemberState.Current : null);
        var found = Members.Where(m =>
        {
            var work = m.Person.Employments.Where(e => new DateRange(e.From, e.To).Covers(day)).ToList();
            return (f.Search is null || m.Person.Pinyin.StartsWith(f.Search, StringComparison.Ordinal) || m.Person.Initials.StartsWith(f.Search, StringComparison.Ordinal))
                && (f.Unit is null || work.Any(e => e.Unit.Value == f.Unit))
                && (f.Tier is null || work.Any(e => Unit(e).TierOn(day) == f.Tier))
                && (f.Category is null || m.Membership.CategoryOn(day) == f.Category)
                && (state is null || StateOf(m.Membership, day) == state)
                && (f.JoinedFrom is null || m.Membership.JoinedOn >= f.JoinedFrom)
                && (f.HasEmail is null || f.HasEmail == !string.IsNullOrEmpty(m.Person.Email))
                && (f.WithoutUnit is not true || work.Count == 0)
                && (f.Status is null || policy.Judge(m.Membership, day).Status == f.Status);
        });
        return [.. found.OrderBy(m => m.Person.SortKey, StringComparer.Ordinal).ThenBy(m => m.Id.Value.ToString(), StringComparer.Ordinal).Select(m => m.Id.Value)];
    }

    private MemberUnit Unit(Employment work) => (StoredUnits ?? Units).Single(u => u.Id == work.Unit);

    private static MemberState? StateOf(Membership membership, DateOnly day)
    {
        var live = membership.Terms.Where(t => t.State is TermState.Live).ToList();
        if (live.Exists(t => t.Covers(day))) return MemberState.Current;
        if (live.TrueForAll(t => t.From > day)) return MemberState.Coming;
        return live.TrueForAll(t => t.To < day) ? MemberState.Ended : null;
    }

    private BuiltMember Member(int number)
    {
        var person = Person(number);
        var (joined, category) = (Day(_random), Category(_random));
        var months = _random.Next(4) == 0 ? (int?)null : 12;
        var membership = Membership.Admit(person.Id, $"M{number:000000}", category, months, joined);
        var kind = _random.Next(10);
        if (kind > 0) membership.Settle(membership.Proposed!.Id, joined);
        if (kind is 2 or 3 && months is not null) membership.Propose(Category(_random), 12, joined.AddMonths(10));
        if (kind is 3 && membership.Proposed is { } renewal) membership.Settle(renewal.Id, joined.AddMonths(10));
        if (kind is >= 4 and <= 7) membership.End((MembershipEnding)(kind % 3), joined.AddDays(_random.Next(700)), "决定", joined.AddYears(5));
        if (kind is 8) membership.MoveTo(Category(_random), joined.AddDays(30));
        if (_random.Next(6) == 0) membership.Decide((MembershipStatus)_random.Next(8), Sample.Today.AddDays(_random.Next(-500, 60)), "理事会决定", new DateOnly(2020, 1, 1));
        return new(person, membership);
    }

    private Person Person(int number)
    {
        var surname = Surnames[_random.Next(Surnames.Length)];
        var person = new Person($"张{number}", new NameReading($"{surname}ming", $"{surname[0]}m", $"{surname} ming", "Zhang Ming"));
        person.Contact(null, _random.Next(3) == 0 ? null : $"p{number}@example.org");
        var from = Day(_random);
        if (_random.Next(5) == 0) return person;
        person.WorkAt(Units[_random.Next(2)].Id, "内科", null, from);
        if (_random.Next(3) == 0) person.WorkAt(Units[_random.Next(2)].Id, "外科", null, from.AddDays(200));
        return person;
    }

    private static MembershipCategory Category(Random random) =>
        ((MembershipCategory[])[MembershipCategory.Ordinary, MembershipCategory.Senior, MembershipCategory.Student, MembershipCategory.Honorary])[random.Next(4)];

    private static DateOnly Day(Random random) => new DateOnly(2023, 1, 1).AddDays(random.Next(1_180));

    private static T? Maybe<T>(Random random, int oneIn, Func<T> value) where T : class => random.Next(oneIn) == 0 ? value() : null;
}
