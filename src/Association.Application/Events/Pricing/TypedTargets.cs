using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Pricing;

/// <summary>Units and members as the office types them, one a line: for whom a coupon or a sponsor's agreement is.</summary>
internal static class TypedTargets
{
    private static readonly Error UnknownUnit = Error.Invalid("coupon.unknown-unit", "No unit has this name or credit code.", "Units");
    private static readonly Error UnknownMember = Error.Invalid("coupon.unknown-member", "No member has this number.", "Members");

    /// <param name="text">Names or credit codes.</param>
    /// <exception cref="RefusedException">A line is no unit.</exception>
    public static async Task<List<Id<MemberUnit>>> UnitsTypedAsync(this IAssociationDb db, string? text, CancellationToken cancellationToken)
    {
        var units = new List<Id<MemberUnit>>();
        foreach (var line in Lines(text))
        {
            var known = UnifiedSocialCreditCode.TryParse(line, out var code)
                ? await db.Units.Where(u => u.Code == code).Select(u => (Id<MemberUnit>?)u.Id).FirstOrDefaultAsync(cancellationToken)
                : await db.Units.Where(u => u.Name == line).Select(u => (Id<MemberUnit>?)u.Id).FirstOrDefaultAsync(cancellationToken);
            units.Add(known ?? throw new RefusedException(UnknownUnit.With(line)));
        }

        return units;
    }

    /// <param name="text">Membership numbers.</param>
    /// <exception cref="RefusedException">A line is no member.</exception>
    public static async Task<List<Id<Person>>> MembersTypedAsync(this IAssociationDb db, string? text, CancellationToken cancellationToken)
    {
        var people = new List<Id<Person>>();
        foreach (var line in Lines(text))
            people.Add(await db.Memberships.Where(m => m.Number == line).Select(m => (Id<Person>?)m.Person).FirstOrDefaultAsync(cancellationToken)
                ?? throw new RefusedException(UnknownMember.With(line)));
        return people;
    }

    private static List<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
