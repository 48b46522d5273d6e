using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>Loads a unit for a change: whoever changes the same unit meanwhile waits, so that two changes never overlap.</summary>
internal static class UnitRecords
{
    public static async Task<MemberUnit?> ForChangeAsync(this IAssociationDb db, Id<MemberUnit> unit, CancellationToken cancellationToken)
    {
        await db.Units.Where(u => u.Id == unit).ExecuteUpdateAsync(row => row.SetProperty(u => u.Version, u => u.Version + 1), cancellationToken);
        return await db.Units.Include(u => u.Terms).Include(u => u.Contacts).FirstOrDefaultAsync(u => u.Id == unit, cancellationToken);
    }

    /// <summary>The same for a person's work.</summary>
    public static async Task<Person?> ForChangeAsync(this IAssociationDb db, Id<Person> person, CancellationToken cancellationToken)
    {
        await db.People.Where(p => p.Id == person).ExecuteUpdateAsync(row => row.SetProperty(p => p.Version, p => p.Version + 1), cancellationToken);
        return await db.People.Include(p => p.Employments).FirstOrDefaultAsync(p => p.Id == person, cancellationToken);
    }

    /// <summary>What a form leaves empty is nothing.</summary>
    public static string? Said(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static async Task RequireFreeAsync(this IAssociationDb db, Id<MemberUnit>? self, string name, UnifiedSocialCreditCode code, CancellationToken cancellationToken)
    {
        var others = db.Units.Where(u => u.Id != self);
        Refuse.If(await others.AnyAsync(u => u.Name == name, cancellationToken), UnitErrors.NameTaken.At("Name"));
        Refuse.If(await others.AnyAsync(u => u.Code == code, cancellationToken), UnitErrors.CodeTaken.At("Code"));
    }

    public static async Task RequireAsync(this IAssociationDb db, SeatDetails seat, CancellationToken cancellationToken)
    {
        if (seat.Decision is { } decision) Refuse.Unless(await db.Resolutions.AnyAsync(r => r.Id == decision, cancellationToken), ResolutionErrors.NotFound);
        if (seat.Representative is { } person) Refuse.Unless(await db.People.AnyAsync(p => p.Id == person, cancellationToken), Error.NotFound("person"));
    }
}
