using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>GB/T 2261.1.</summary>
public enum Sex { Unknown = 0, Male = 1, Female = 2, NotStated = 9 }

/// <summary>
/// Somebody the association knows: member, guest, lecturer, committee member. Recorded once; what the person is
/// to the association (membership, employment, appointment, registration) points here.
/// </summary>
public sealed class Person : AggregateRoot<Person>
{
    public const int MaxNameLength = PersonName.MaxLength;
    public const int MaxPinyinLength = 300;
    public const int MaxTextLength = 100;
    public const int MaxEmailLength = 254;

    private readonly List<Employment> _employments = [];

    private Person() { }

    /// <param name="pinyin">Full reading, initials and sort key, computed by the caller: the domain has no dictionary.</param>
    public Person(string name, NameReading pinyin) => Rename(name, pinyin);

    public string Name { get; private set; } = "";
    /// <summary>Joined reading, as in <c>zhangwenjing</c>.</summary>
    public string Pinyin { get; private set; } = "";
    /// <summary>First letters, as in <c>zwj</c>.</summary>
    public string Initials { get; private set; } = "";
    public string SortKey { get; private set; } = "";
    /// <summary>Latin form for English documents, as in <c>Zhang Wenjing</c> (GB/T 28039-2011).</summary>
    public string LatinName { get; private set; } = "";
    public Sex Sex { get; private set; }
    public DateOnly? BirthDate { get; private set; }
    public SealedNumber? ResidentId { get; private set; }
    public SealedNumber? Mobile { get; private set; }
    public SealedNumber? PracticeCertificate { get; private set; }
    public string? Email { get; private set; }
    public string? Title { get; private set; }
    /// <summary>What the person is recognised by has changed and nobody looked for duplicates since; null when somebody did.</summary>
    public bool? UncheckedForDuplicates { get; private set; } = true;
    public IReadOnlyCollection<Employment> Employments => _employments;

    public void Rename(string name, NameReading reading)
    {
        Recognised(Name != name);
        (Name, Pinyin, Initials, SortKey, LatinName) = (name, reading.Full, reading.Initials, reading.SortKey, reading.Latin);
    }

    public void Identify(SealedNumber residentId, Sex sex, DateOnly birthDate)
    {
        Recognised(ResidentId?.Index != residentId.Index || BirthDate != birthDate);
        (ResidentId, Sex, BirthDate) = (residentId, sex, birthDate);
    }

    public void Contact(SealedNumber? mobile, string? email)
    {
        Recognised(Mobile?.Index != mobile?.Index || Email != email);
        (Mobile, Email) = (mobile, email);
    }

    public void Qualify(string? title, SealedNumber? practiceCertificate)
    {
        Recognised(PracticeCertificate?.Index != practiceCertificate?.Index);
        (Title, PracticeCertificate) = (title, practiceCertificate);
    }

    /// <summary>When the record was made anonymous; null for everybody else.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Nothing is left that says who it was; what counts (terms, employments, places) stays as it was.</summary>
    public void Erase(string name, NameReading reading, DateOnly today, DateTimeOffset now)
    {
        foreach (var open in _employments.Where(e => e.To is null)) open.End(today);
        Rename(name, reading);
        (Sex, BirthDate, ResidentId, Mobile, PracticeCertificate, Email, Title, ErasedAt) = (Sex.Unknown, null, null, null, null, null, null, now);
    }

    public void DeclareSex(Sex sex) => Sex = sex;

    /// <summary>The work that has no end yet.</summary>
    public Employment? CurrentWork() => _employments.Where(e => e.To is null).MaxBy(e => e.From);

    public Employment? WorkOn(DateOnly day) => _employments.Find(e => new DateRange(e.From, e.To).Covers(day));

    /// <summary>Starts work at a unit: what still runs then ends the day before, what began that very day makes way.</summary>
    /// <exception cref="RefusedException">Work that began later is on record.</exception>
    public Employment WorkAt(Id<MemberUnit> unit, string? department, string? title, DateOnly from)
    {
        Refuse.If(_employments.Any(e => e.From > from), EmploymentErrors.Overlaps);
        _employments.RemoveAll(e => e.From == from);
        foreach (var left in _employments.Where(e => e.To is null || e.To >= from)) left.End(from.AddDays(-1));
        var employment = new Employment(Id, unit, department, title, from);
        _employments.Add(employment);
        return employment;
    }

    /// <summary>Ends work with its last day.</summary>
    public void Leave(Id<Employment> employment, DateOnly lastDay)
    {
        var work = Find(employment);
        Refuse.If(work.To is not null, EmploymentErrors.Ended);
        Refuse.If(lastDay < work.From, EmploymentErrors.EndsBeforeStart);
        work.End(lastDay);
    }

    /// <summary>Puts right what was entered wrongly; the periods of one person still do not run over each other.</summary>
    public void Correct(Id<Employment> employment, string? department, string? title, DateOnly from, DateOnly? to)
    {
        var work = Find(employment);
        Refuse.If(to < from, EmploymentErrors.EndsBeforeStart);
        Refuse.If(_employments.Any(e => e != work && new DateRange(e.From, e.To).Overlaps(new DateRange(from, to))), EmploymentErrors.Overlaps);
        work.Correct(department, title, from, to);
    }

    /// <summary>
    /// What of another record of the same person goes over into this one. A number is sealed once; both records may hold it for a moment.
    /// </summary>
    public void TakeOver(Person other, IReadOnlyCollection<PersonField> fields)
    {
        if (fields.Contains(PersonField.Name)) Rename(other.Name, new(other.Pinyin, other.Initials, other.SortKey, other.LatinName));
        if (fields.Contains(PersonField.Identity))
        {
            Recognised(true);
            (ResidentId, Sex, BirthDate) = (other.ResidentId is { } id ? id with { } : null, other.Sex, other.BirthDate);
        }

        if (fields.Contains(PersonField.Mobile)) Contact(other.Mobile is { } mobile ? mobile with { } : null, Email);
        if (fields.Contains(PersonField.Email)) Contact(Mobile, other.Email);
        if (fields.Contains(PersonField.Title)) Title = other.Title;
        if (fields.Contains(PersonField.PracticeCertificate)) Qualify(Title, other.PracticeCertificate is { } licence ? licence with { } : null);
    }

    /// <summary>
    /// Brings the work of two records of one person together: one place at a time. What the leading record says holds; the other
    /// fills the days it leaves open, and what is left of nothing goes.
    /// </summary>
    public void CombineWork(Person other, bool othersLead)
    {
        var (leading, filling) = othersLead ? (other, this) : (this, other);
        var taken = leading._employments.Select(e => new DateRange(e.From, e.To)).ToList();
        foreach (var work in filling._employments.ToList())
        {
            var left = new DateRange(work.From, work.To).Without(taken);
            if (left.Count == 0) filling._employments.Remove(work);
            else work.Correct(work.Department, work.Title, left[0].From, left[0].To);
            foreach (var part in left.Skip(1)) _employments.Add(new Employment(Id, work, part));
        }
    }

    /// <summary>Takes back work that was entered by mistake; what made way for it runs on.</summary>
    /// <param name="before">The work that ended because of it; null where there was none.</param>
    public void TakeBack(Id<Employment> work, Id<Employment>? before)
    {
        _employments.RemoveAll(e => e.Id == work);
        if (before is { } id) _employments.Find(e => e.Id == id)?.RunOn();
    }

    private void Recognised(bool otherwise)
    {
        if (otherwise) UncheckedForDuplicates = true;
    }

    private Employment Find(Id<Employment> employment) => _employments.Find(e => e.Id == employment) ?? throw new RefusedException(EmploymentErrors.NotFound);
}

/// <summary>The parts of a record of which a merge keeps one or the other; sex and birth date go with the resident ID.</summary>
public enum PersonField { Name, Identity, Mobile, Email, Title, PracticeCertificate }

public sealed record NameReading(string Full, string Initials, string SortKey, string Latin);

/// <summary>A person's work at a unit for a period; benefits of unit membership are derived from it, never copied.</summary>
public sealed class Employment : Entity<Employment>
{
    private Employment() { }

    internal Employment(Id<Person> person, Id<MemberUnit> unit, string? department, string? title, DateOnly from) =>
        (Person, Unit, Department, Title, From) = (person, unit, department, title, from);

    internal Employment(Id<Person> person, Employment work, DateRange period) : this(person, work.Unit, work.Department, work.Title, period.From) => To = period.To;

    public Id<Person> Person { get; private set; }
    public Id<MemberUnit> Unit { get; private set; }
    public string? Department { get; private set; }
    public string? Title { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    internal void End(DateOnly lastDay) => To = lastDay;

    internal void RunOn() => To = null;

    internal void Correct(string? department, string? title, DateOnly from, DateOnly? to) => (Department, Title, From, To) = (department, title, from, to);
}

public static class EmploymentErrors
{
    public static readonly Error NotFound = Error.NotFound("employment");
    public static readonly Error Ended = Error.Conflict("employment.ended", "This employment has ended already.");
    public static readonly Error EndsBeforeStart = Error.Invalid("employment.order", "Work cannot end before it starts.", "To");
    public static readonly Error Overlaps = Error.Invalid("employment.overlaps", "This person has other work on record in that period.", "From");
}
