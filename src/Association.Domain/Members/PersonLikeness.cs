using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>What speaks for, and what against, two records being one person.</summary>
[Flags]
public enum LikenessReasons
{
    None = 0,
    SameResidentId = 1,
    SameLicence = 2,
    SameMobile = 4,
    SameEmail = 8,
    SameName = 16,
    SameSound = 32,
    AlmostSameName = 64,
    SameBirthDate = 128,
    SameUnit = 256,
    OtherResidentId = 512,
    OtherBirthDate = 1024,
    OtherSex = 2048,
}

/// <summary>What a person is recognised by; numbers only as their keyed hashes.</summary>
/// <param name="Units">Where the person works now.</param>
public sealed record PersonTraits(
    ComparedName Name, string? ResidentId = null, string? Licence = null, string? Mobile = null, string? Email = null,
    DateOnly? BirthDate = null, Sex Sex = Sex.Unknown, IReadOnlyCollection<Id<MemberUnit>>? Units = null);

/// <summary>
/// How likely two records are one person. A number that belongs to one person alone decides; a mobile, an address, a birth
/// date or a unit counts with a similar name only: families share telephones, and the same name is common (domain.md R8.09).
/// </summary>
/// <param name="Score">0 to 100.</param>
public sealed record PersonLikeness(int Score, LikenessReasons Reasons)
{
    /// <summary>From here on somebody should look.</summary>
    public const int Threshold = 60;

    private const int Certain = 100;
    private const LikenessReasons AlikeInName = LikenessReasons.SameName | LikenessReasons.SameSound | LikenessReasons.AlmostSameName;

    private static readonly (LikenessReasons Reason, int Points)[] Points =
    [
        (LikenessReasons.SameResidentId, Certain), (LikenessReasons.SameLicence, 90), (LikenessReasons.SameMobile, 50), (LikenessReasons.SameEmail, 40),
        (LikenessReasons.SameName, 35), (LikenessReasons.SameSound, 25), (LikenessReasons.AlmostSameName, 15),
        (LikenessReasons.SameBirthDate, 25), (LikenessReasons.SameUnit, 25),
        (LikenessReasons.OtherResidentId, -60), (LikenessReasons.OtherBirthDate, -30), (LikenessReasons.OtherSex, -10),
    ];

    public bool IsWorthALook => Score >= Threshold;

    public static PersonLikeness Of(PersonTraits a, PersonTraits b)
    {
        var reasons = ReasonsFor(a, b);
        var score = Points.Where(p => reasons.HasFlag(p.Reason)).Sum(p => p.Points);
        // Somebody looks in any case: one licence on two records is a mistake, and of one mobile and one name with two resident IDs one ID may be mistyped.
        if (reasons.HasFlag(LikenessReasons.SameLicence) || reasons.HasFlag(LikenessReasons.SameMobile) && (reasons & AlikeInName) != 0) score = Math.Max(score, Threshold);
        return new(Math.Clamp(score, 0, Certain), reasons);
    }

    private static LikenessReasons ReasonsFor(PersonTraits a, PersonTraits b)
    {
        var otherId = Differ(a.ResidentId, b.ResidentId);
        return When(Equal(a.ResidentId, b.ResidentId), LikenessReasons.SameResidentId)
            | When(Equal(a.Licence, b.Licence), LikenessReasons.SameLicence)
            | When(Equal(a.Mobile, b.Mobile), LikenessReasons.SameMobile)
            | When(string.Equals(a.Email, b.Email, StringComparison.OrdinalIgnoreCase) && a.Email is not null, LikenessReasons.SameEmail)
            | OfName(a.Name.To(b.Name))
            | When(a.BirthDate is not null && a.BirthDate == b.BirthDate, LikenessReasons.SameBirthDate)
            | When(a.Units is { } mine && b.Units is { } theirs && mine.Intersect(theirs).Any(), LikenessReasons.SameUnit)
            | When(otherId, LikenessReasons.OtherResidentId)
            // The resident ID holds birth date and sex: they are no second witness.
            | When(!otherId && a.BirthDate is not null && b.BirthDate is not null && a.BirthDate != b.BirthDate, LikenessReasons.OtherBirthDate)
            | When(!otherId && IsKnown(a.Sex) && IsKnown(b.Sex) && a.Sex != b.Sex, LikenessReasons.OtherSex);
    }

    private static LikenessReasons OfName(NameLikeness likeness) => likeness switch
    {
        NameLikeness.Same => LikenessReasons.SameName,
        NameLikeness.Homophone => LikenessReasons.SameSound,
        NameLikeness.OneCharacter => LikenessReasons.AlmostSameName,
        _ => LikenessReasons.None,
    };

    private static LikenessReasons When(bool holds, LikenessReasons reason) => holds ? reason : LikenessReasons.None;

    private static bool Equal(string? a, string? b) => a is not null && a == b;

    private static bool Differ(string? a, string? b) => a is not null && b is not null && a != b;

    private static bool IsKnown(Sex sex) => sex is Sex.Male or Sex.Female;
}
