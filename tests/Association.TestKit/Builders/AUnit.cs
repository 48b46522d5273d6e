using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>A member unit with a seat since a day; its credit code is one that no other unit of this process has.</summary>
public sealed record AUnit(string Name = "高新第一医院", UnitTier Tier = UnitTier.Member, DateOnly? Since = null, string? Street = "桂溪街道", InstitutionLevel Level = InstitutionLevel.Two)
{
    public MemberUnit Seated()
    {
        var unit = Without();
        unit.Join(Tier, Since ?? Sample.Today.AddYears(-2));
        return unit;
    }

    /// <summary>On record, no member.</summary>
    public MemberUnit Without()
    {
        var unit = new MemberUnit(Name, Code(Sample.Next()));
        unit.Describe(new UnitProfile(InstitutionKind.GeneralHospital, Level, Ownership.Public, Street, "天府大道 1 号", null));
        return unit;
    }

    /// <summary>The credit code of a made-up public institution in Chengdu.</summary>
    public static UnifiedSocialCreditCode Code(int serial)
    {
        var body = $"12510100{Organisation(serial)}";
        foreach (var check in "0123456789ABCDEFGHJKLMNPQRTUWXY")
            if (UnifiedSocialCreditCode.TryParse(body + check, out var code)) return code;
        throw new InvalidOperationException(body);
    }

    /// <summary>Eight digits and their check character. Source: GB 11714.</summary>
    private static string Organisation(int serial)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var digits = $"{serial:00000000}";
        var rest = 11 - digits.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11;
        return digits + rest switch { 10 => "X", 11 => "0", _ => $"{rest}" };
    }
}

/// <summary>A person who works at a unit and, when asked, keeps its desk.</summary>
public sealed record AColleague(
    string Name = "李娜", string Pinyin = "lina", string Initials = "ln", string? Email = null, string? Department = "内科", string? Title = "医师", DateOnly? Since = null)
{
    public Person At(MemberUnit unit)
    {
        var person = new AMember(Name, Pinyin, Initials, Pinyin, Email).Guest();
        person.WorkAt(unit.Id, Department, Title, Since ?? Sample.Today.AddYears(-1));
        return person;
    }

    /// <summary>With all duties unless some are named.</summary>
    public BuiltLiaison Serving(MemberUnit unit, params LiaisonDuty[] duties)
    {
        var person = At(unit);
        return new(person, new UnitLiaison(unit.Id, person.Id, duties.Length == 0 ? Enum.GetValues<LiaisonDuty>() : duties, UserId.System, Sample.Now));
    }
}

public sealed record BuiltLiaison(Person Person, UnitLiaison Relation) : IRecords
{
    public Id<Person> Id => Person.Id;
    public IEnumerable<object> Records => [Person, Relation];
}
