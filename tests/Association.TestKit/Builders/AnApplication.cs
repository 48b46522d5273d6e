using System.Globalization;
using Association.Application.Files;
using Association.Application.Members.Applications;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>What somebody who wants to join types and uploads.</summary>
public sealed record AnApplication(
    string Name = "李建国",
    int Person = 0,
    string? Email = null,
    string Unit = "高新第九医院",
    bool UnlistedUnit = true,
    MembershipCategory Category = default,
    string? Mobile = null,
    bool Listed = false)
{
    public static readonly UploadedFile Scan = new("执业证书.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);

    private readonly int _person = Person == 0 ? Sample.Next() : Person;

    public ApplicantForm Form => new(
        Name, ResidentIdOf(_person), Mobile ?? $"139{_person:D8}", Email ?? $"applicant{_person}@example.org", Unit, UnlistedUnit, "内科", "主治医师", null, null);

    /// <summary>Handed in, with a scan.</summary>
    public ApplyForMembership HandedIn => new(Category, Form, Consent: true, Listed, HandIn: true, [new(EvidenceKind.Licence, Scan)]);

    public ApplyForMembership Draft => HandedIn with { HandIn = false, Consent = false };

    /// <summary>A valid number that nobody has: the county of 510199 does not exist.</summary>
    public static string ResidentIdOf(int person)
    {
        var body = $"510199{new DateOnly(1960, 1, 1).AddDays(person % 9_000).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{person / 9_000 % 1_000:D3}";
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * (body[i] - '0');
        return body + "10X98765432"[sum % 11];
    }

    public async Task<Id<MembershipApplication>> HandInAsync(TestUser by) => new((await by.Send(HandedIn)).Value.Application);
}
