using System.Globalization;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>The members of today in the columns of the import, personal numbers in full; the trail says who took them.</summary>
[Requires(Permissions.UnmaskNumbers)]
public sealed record ExportMembers : ICommand<Result<ExportedTable>>;

/// <param name="Rows">In the order of the headers; null for a blank cell.</param>
public sealed record ExportedTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string?>> Rows);

internal sealed class ExportMembersHandler(IAssociationDb db, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportMembers, Result<ExportedTable>>
{
    public async Task<Result<ExportedTable>> Handle(ExportMembers command, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        var live = await db.Memberships.AsNoTracking().Include(m => m.Terms)
            .Where(m => m.Terms.Any(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today)))
            .ToDictionaryAsync(m => m.Person, cancellationToken);
        var policy = await db.PolicyAsync(cancellationToken);
        var rows = new List<IReadOnlyList<string?>>(live.Count);
        await foreach (var person in db.People.AsNoTracking().Include(p => p.Employments)
            .Where(p => db.Memberships.Any(m => m.Person == p.Id)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (live.TryGetValue(person.Id, out var membership)) rows.Add(RowOf(person, membership, policy, units, today));

        db.AuditEntries.Add(Exports.Trace("members.exported", nameof(Membership), rows.Count, user, clock));
        return new ExportedTable(MemberRow.Sheet.Headers, rows);
    }

    private string?[] RowOf(Person person, Membership membership, MembershipPolicy policy, Dictionary<Id<MemberUnit>, string> units, DateOnly today)
    {
        var work = person.CurrentWork();
        return
        [
            person.Name, Exports.Word(person.Sex), Open(person.ResidentId), Open(person.Mobile), person.Email,
            work is null ? null : units[work.Unit], work?.Department, person.Title, Open(person.PracticeCertificate),
            CategoryWords.Word(policy, membership.CategoryOn(today)!.Value), Exports.Date(membership.JoinedOn),
        ];
    }

    private string? Open(SealedNumber? number) => number is null ? null : numbers.Open(number);
}

/// <summary>How an export writes what the import reads: the office's own words.</summary>
internal static class Exports
{
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Word(Sex sex) => sex switch { Sex.Male => "男", Sex.Female => "女", _ => null };

    public static string Word(UnitTier tier) => tier switch
    {
        UnitTier.Governing => "理事单位",
        UnitTier.ExecutiveGoverning => "常务理事单位",
        UnitTier.VicePresident => "副会长单位",
        UnitTier.President => "会长单位",
        UnitTier.Supervisor => "监事单位",
        _ => "会员单位",
    };

    public static string Word(InstitutionLevel level) => level switch
    {
        InstitutionLevel.One => "一级",
        InstitutionLevel.Two => "二级",
        InstitutionLevel.Three => "三级",
        _ => "未定级",
    };

    public static string Word(Ownership ownership) => ownership switch { Ownership.Public => "公立", Ownership.Private => "民营", _ => "未知" };

    /// <summary>One entry for the whole export: who took how many records away.</summary>
    public static AuditEntry Trace(string action, string entity, int count, ICurrentUser user, TimeProvider clock, string id = "") => new()
    {
        At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From, Action = action, Entity = entity, EntityId = id,
        After = $$"""{"count":{{count.ToString(CultureInfo.InvariantCulture)}}}""",
    };
}
