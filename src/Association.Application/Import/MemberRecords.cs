using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Import;

/// <summary>
/// Brings the records of one person in line with a row. What the row leaves blank stays as it is; the joining date of
/// a known member is history and stays too.
/// </summary>
internal sealed class MemberRecords(IPersonalNumbers numbers, IPinyin pinyin, TimeProvider clock)
{
    public Person NewPerson(MemberRow row)
    {
        var person = new Person(row.Name.Value, pinyin.Read(row.Name.Value));
        person.Identify(numbers.Seal(row.ResidentId), row.ResidentId.Sex, row.ResidentId.BirthDate);
        return person;
    }

    /// <returns>Whether anything changed.</returns>
    public bool Update(Person person, MemberRow row, Id<MemberUnit> unit)
    {
        var before = (person.Name, person.Mobile, person.Email, person.Title, person.PracticeCertificate);
        if (person.Name != row.Name.Value) person.Rename(row.Name.Value, pinyin.Read(row.Name.Value));
        person.Contact(numbers.Renewed(person.Mobile, row.Mobile), row.Email?.Value ?? person.Email);
        person.Qualify(row.Title ?? person.Title, numbers.Renewed(person.PracticeCertificate, row.PracticeCertificate));
        var moved = Employ(person, row, unit);
        return moved || before != (person.Name, person.Mobile, person.Email, person.Title, person.PracticeCertificate);
    }

    /// <returns>Whether anything changed.</returns>
    public bool Update(Membership membership, MemberRow row)
    {
        var today = clock.Today();
        if (membership.CategoryOn(today) == row.Category) return false;
        membership.MoveTo(row.Category, today);
        return true;
    }

    /// <summary>The first work counts from the joining date, another unit, department or title from today.</summary>
    private bool Employ(Person person, MemberRow row, Id<MemberUnit> unit)
    {
        var work = person.CurrentWork();
        var (department, title) = (row.Department ?? work?.Department, row.Title ?? work?.Title);
        if (work is not null && work.Unit == unit && work.Department == department && work.Title == title) return false;
        if (person.Employments.Any(e => e.From > clock.Today())) return false;   // a change that is arranged already knows better
        person.WorkAt(unit, department, title, person.Employments.Count == 0 ? row.JoinedOn : clock.Today());
        return true;
    }
}
