using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>Loads a body for a change: whoever changes the same body meanwhile waits, so that two changes never overlap.</summary>
internal static class BodyRecords
{
    public static async Task<Body?> ForChangeAsync(this IAssociationDb db, Id<Body> body, CancellationToken cancellationToken)
    {
        await db.Bodies.Where(b => b.Id == body).ExecuteUpdateAsync(row => row.SetProperty(b => b.Version, b => b.Version + 1), cancellationToken);
        return await db.Bodies.WithOffices().FirstOrDefaultAsync(b => b.Id == body, cancellationToken);
    }

    /// <summary>With its terms, the offices in them, and the rules of its seats.</summary>
    public static IQueryable<Body> WithOffices(this IQueryable<Body> bodies) => bodies.Include(b => b.Terms).ThenInclude(t => t.Appointments).Include(b => b.Seats);

    public static async Task<RosterPolicy> RosterPolicyAsync(this IAssociationDb db, CancellationToken cancellationToken) =>
        await db.RosterPolicies.AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? RosterPolicy.Standard();

    /// <summary>An address made of the name's reading that no other body has.</summary>
    public static string FreeSlug(this IPinyin pinyin, string name, ISet<string> taken)
    {
        var words = new string([.. pinyin.Full(name).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var stem = words.Length == 0 ? "body" : words[..Math.Min(words.Length, Body.MaxNameLength - 10)];
        var slug = stem;
        for (var next = 2; !taken.Add(slug); next++) slug = $"{stem}-{next}";
        return slug;
    }

    /// <summary>The unit of that name, for a form where names are chosen from a list.</summary>
    public static async Task<Id<MemberUnit>?> UnitNamedAsync(this IAssociationDb db, string? name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var wanted = name.Trim();
        return await db.Units.Where(u => u.Name == wanted).Select(u => (Id<MemberUnit>?)u.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
