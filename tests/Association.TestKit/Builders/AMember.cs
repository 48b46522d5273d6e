using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>A person, and a membership for those who are or were members.</summary>
public sealed record AMember(
    string Name = "张文静",
    string Pinyin = "zhangwenjing",
    string Initials = "zwj",
    string LatinName = "Zhang Wenjing",
    string? Email = "zhang.wenjing@example.org",
    string? Number = null,
    DateOnly? Joined = null)
{
    /// <summary>A member whose term runs.</summary>
    public BuiltMember Live()
    {
        var person = Guest();
        return new(person, new Membership(person.Id, Number ?? $"M{Sample.Next():000000}", MembershipCategory.Ordinary, Joined ?? Sample.Today.AddYears(-2)));
    }

    /// <summary>A member whose term, and the days of grace after it, ended long ago.</summary>
    public BuiltMember Former()
    {
        var member = Live();
        member.Membership.End(Sample.Today.AddDays(-400));
        return member;
    }

    /// <summary>Known by name, not a member.</summary>
    public Person Guest()
    {
        var person = new Person(Name, new NameReading(Pinyin, Initials, Pinyin, LatinName));
        person.Contact(null, Email);
        return person;
    }
}

public sealed record BuiltMember(Person Person, Membership Membership) : IRecords
{
    public Id<Person> Id => Person.Id;
    public IEnumerable<object> Records => [Person, Membership];
}
