using System.Globalization;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Members;

namespace Association.Application.Import;

/// <summary>Brings the record of one unit in line with a row.</summary>
internal sealed class UnitRecords(IPersonalNumbers numbers, TimeProvider clock)
{
    /// <summary>What a row may change of a unit.</summary>
    public static readonly IReadOnlyList<ImportField<MemberUnit>> Fields =
    [
        new("name", u => u.Name, (u, name) => u.Rename(name!)),
        new("level", u => u.Level.ToString(), (u, level) => u.Describe(Enum.Parse<InstitutionLevel>(level!), u.Ownership, u.Street, u.Address)),
        new("ownership", u => u.Ownership.ToString(), (u, ownership) => u.Describe(u.Level, Enum.Parse<Ownership>(ownership!), u.Street, u.Address)),
        new("street", u => u.Street, (u, street) => u.Describe(u.Level, u.Ownership, street, u.Address)),
        new("address", u => u.Address, (u, address) => u.Describe(u.Level, u.Ownership, u.Street, address)),
        new("contactName", u => u.ContactName, (u, name) => u.ContactThrough(name, u.ContactMobile, u.Email)),
        new("contactMobile", u => ImportFields.Write(u.ContactMobile), (u, number) => u.ContactThrough(u.ContactName, ImportFields.ReadNumber(number), u.Email)),
        new("email", u => u.Email, (u, email) => u.ContactThrough(u.ContactName, u.ContactMobile, email)),
        new("tier", Tier, PutBackTier),
    ];

    public MemberUnit Create(UnitRow row)
    {
        var unit = new MemberUnit(row.Name, row.Code);
        unit.Describe(row.Level ?? default, row.Ownership ?? default, row.Street, row.Address);
        unit.ContactThrough(row.ContactName, row.ContactPhone is { } phone ? numbers.Seal(phone) : null, row.Email?.Value);
        unit.Join(row.Tier, row.JoinedOn ?? clock.Today());
        return unit;
    }

    /// <summary>A blank cell says nothing: it never clears what is known. A new tier counts from today.</summary>
    public void Update(MemberUnit unit, UnitRow row, MatchRule rule)
    {
        if (rule is MatchRule.Skip) return;
        if (rule is MatchRule.Update) unit.Rename(row.Name);
        unit.Describe(
            rule.Takes(unit.Level is InstitutionLevel.Ungraded) ? row.Level ?? unit.Level : unit.Level,
            rule.Takes(unit.Ownership is Ownership.Unknown) ? row.Ownership ?? unit.Ownership : unit.Ownership,
            rule.Choose(unit.Street, row.Street), rule.Choose(unit.Address, row.Address));
        unit.ContactThrough(rule.Choose(unit.ContactName, row.ContactName),
            numbers.Renewed(unit.ContactMobile, rule.Takes(unit.ContactMobile is null) ? row.ContactPhone : null), rule.Choose(unit.Email, row.Email?.Value));
        if (rule.Takes(unit.TierOn(clock.Today()) is null)) unit.MoveTo(row.Tier, clock.Today());
    }

    private static UnitTerm? LastTerm(MemberUnit unit) => unit.Terms.MaxBy(t => t.From);

    private static string? Tier(MemberUnit unit) => LastTerm(unit) is { } term ? $"{term.Tier} {term.From.ToString("O", CultureInfo.InvariantCulture)}" : null;

    private static void PutBackTier(MemberUnit unit, string? before)
    {
        if (LastTerm(unit) is { } term) unit.TakeBack(term, before is null ? null : Enum.Parse<UnitTier>(before.Split(' ')[0]));
    }
}
