using System.Globalization;
using System.Text.Json;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Members;

namespace Association.Application.Import;

/// <summary>
/// Brings the records of one person in line with a row. What the row leaves blank stays as it is; the joining date of
/// a known member is history and stays too.
/// </summary>
internal sealed class MemberRecords(IPersonalNumbers numbers, IPinyin pinyin, TimeProvider clock)
{
    private IReadOnlyList<ImportField<Person>>? _fields;

    /// <summary>What a row may change of a person.</summary>
    public IReadOnlyList<ImportField<Person>> PersonFields => _fields ??=
    [
        new("name", p => p.Name, (p, name) => p.Rename(name!, pinyin.Read(name!))),
        new("mobile", p => ImportFields.Write(p.Mobile), (p, number) => p.Contact(ImportFields.ReadNumber(number), p.Email)),
        new("email", p => p.Email, (p, email) => p.Contact(p.Mobile, email)),
        new("title", p => p.Title, (p, title) => p.Qualify(title, p.PracticeCertificate)),
        new("practiceCertificate", p => ImportFields.Write(p.PracticeCertificate), (p, number) => p.Qualify(p.Title, ImportFields.ReadNumber(number))),
        Work,
    ];

    public static readonly ImportField<Person> Work = new("unit", p => KeptWork.Write(p.CurrentWork()), KeptWork.PutBack);

    public static readonly IReadOnlyList<ImportField<Membership>> MembershipFields = [new("category", Category, PutBackCategory)];

    public Person NewPerson(MemberRow row)
    {
        var person = new Person(row.Name.Value, pinyin.Read(row.Name.Value));
        person.Identify(numbers.Seal(row.ResidentId), row.ResidentId.Sex, row.ResidentId.BirthDate);
        return person;
    }

    public void Update(Person person, MemberRow row, Id<MemberUnit> unit, MatchRule rule)
    {
        if (rule is MatchRule.Skip) return;
        if (rule is MatchRule.Update && person.Name != row.Name.Value) person.Rename(row.Name.Value, pinyin.Read(row.Name.Value));
        person.Contact(numbers.Renewed(person.Mobile, rule.Takes(person.Mobile is null) ? row.Mobile : null), rule.Choose(person.Email, row.Email?.Value));
        person.Qualify(rule.Choose(person.Title, row.Title),
            numbers.Renewed(person.PracticeCertificate, rule.Takes(person.PracticeCertificate is null) ? row.PracticeCertificate : null));
        Employ(person, row, unit, rule);
    }

    public void Update(Membership membership, MemberRow row, MatchRule rule)
    {
        if (rule is MatchRule.Update) membership.MoveTo(row.Category, clock.Today());
    }

    /// <summary>The first work counts from the joining date, another unit, department or title from today.</summary>
    private void Employ(Person person, MemberRow row, Id<MemberUnit> unit, MatchRule rule)
    {
        var work = person.CurrentWork();
        var at = work is null || rule is MatchRule.Update ? unit : work.Unit;
        var (department, title) = (rule.Choose(work?.Department, row.Department), rule.Choose(work?.Title, row.Title));
        if (work is not null && work.Unit == at && work.Department == department && work.Title == title) return;
        if (person.Employments.Any(e => e.From > clock.Today())) return;   // a change that is arranged already knows better
        person.WorkAt(at, department, title, person.Employments.Count == 0 ? row.JoinedOn : clock.Today());
    }

    private static MembershipTerm? LastTerm(Membership membership) => membership.Terms.Where(t => t.State is TermState.Live).MaxBy(t => t.From);

    private static string? Category(Membership membership) =>
        LastTerm(membership) is { } term ? $"{term.Category} {term.From.ToString("O", CultureInfo.InvariantCulture)}" : null;

    private static void PutBackCategory(Membership membership, string? before)
    {
        if (LastTerm(membership) is { } term && before?.Split(' ')[0] is { } name) membership.TakeBack(term, MembershipCategory.Parse(name, null));
    }
}

/// <summary>An employment as a batch remembers it.</summary>
internal sealed record KeptWork(Guid Id, Guid Unit, string? Department, string? Title, DateOnly From)
{
    public static string? Write(Employment? work) => work is null ? null
        : JsonSerializer.Serialize(new KeptWork(work.Id.Value, work.Unit.Value, work.Department, work.Title, work.From), JsonSerializerOptions.Web);

    public static KeptWork? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<KeptWork>(text, JsonSerializerOptions.Web);

    public static void PutBack(Person person, string? text)
    {
        var before = Read(text);
        if (person.CurrentWork() is { } current) person.TakeBack(current.Id, before is null ? null : new Id<Employment>(before.Id));
        if (before is not null && person.CurrentWork()?.Id.Value != before.Id)
            person.WorkAt(new(before.Unit), before.Department, before.Title, before.From);
    }
}
