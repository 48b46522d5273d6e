using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Lecturers;

public static class LecturerErrors
{
    public static readonly Error NotFound = Error.NotFound("lecturer");
    public static readonly Error AbsenceOrder = Error.Invalid("lecturer.absence-order", "An absence cannot end before it starts.", "To");
    public static readonly Error AbsenceNotFound = Error.NotFound("lecturer.absence");
    public static readonly Error Score = Error.Invalid("lecturer.score", "A lecture is judged from 1 to 5.", "Score");
}

/// <summary>Somebody of the expert pool, of the district or from elsewhere; a member on record or not.</summary>
public sealed class Lecturer : AggregateRoot<Lecturer>
{
    public const int MaxTextLength = 200;
    public const int MaxLanguagesLength = 100;

    /// <summary>ISO 3166-1.</summary>
    public const int CountryLength = 2;

    private readonly List<LecturerAbsence> _absences = [];
    private readonly List<LecturerEvaluation> _evaluations = [];

    private Lecturer() { }

    public Lecturer(string name, string? email, LecturerProfile profile)
    {
        (Name, Email) = (name, email);
        Describe(profile);
    }

    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public Id<Person>? Person { get; private set; }
    public string? Unit { get; private set; }
    public string? Title { get; private set; }
    public string? Specialty { get; private set; }
    /// <summary>Tags of languages apart by commas, as in <c>zh,en</c>.</summary>
    public string Languages { get; private set; } = "zh";
    public string Country { get; private set; } = "CN";
    public DateOnly? RetiredOn { get; private set; }
    public IReadOnlyCollection<LecturerAbsence> Absences => _absences;
    public IReadOnlyCollection<LecturerEvaluation> Evaluations => _evaluations;

    public void Rename(string name, string? email) => (Name, Email) = (name, email);

    public void Describe(LecturerProfile profile) =>
        (Unit, Title, Specialty, Languages, Country) = (profile.Unit, profile.Title, profile.Specialty, profile.Languages, profile.Country);

    public void IsKnownAs(Id<Person>? person) => Person = person;

    public LecturerAbsence IsAway(DateOnly from, DateOnly to, string? note)
    {
        Refuse.If(to < from, LecturerErrors.AbsenceOrder);
        var absence = new LecturerAbsence(Id, from, to, note);
        _absences.Add(absence);
        return absence;
    }

    public void IsBack(Id<LecturerAbsence> absence) => Refuse.If(_absences.RemoveAll(a => a.Id == absence) == 0, LecturerErrors.AbsenceNotFound);

    /// <param name="score">From 1, poor, to 5, excellent.</param>
    public void Judge(int score, string? remark, DateOnly on, UserId by)
    {
        Refuse.If(score is < 1 or > 5, LecturerErrors.Score);
        _evaluations.Add(new(Id, score, remark, on, by));
    }

    public void Retire(DateOnly today) => RetiredOn ??= today;

    public void Restore() => RetiredOn = null;

    public bool IsAvailable(DateOnly day) => RetiredOn is null && !_absences.Exists(a => a.From <= day && day <= a.To);
}

/// <summary>What is printed of a lecturer.</summary>
public sealed record LecturerProfile(string? Unit, string? Title, string? Specialty, string Languages, string Country);

/// <summary>Days on which a lecturer cannot come, both included.</summary>
public sealed class LecturerAbsence : Entity<LecturerAbsence>
{
    private LecturerAbsence() { }

    internal LecturerAbsence(Id<Lecturer> lecturer, DateOnly from, DateOnly to, string? note) => (Lecturer, From, To, Note) = (lecturer, from, to, note);

    public Id<Lecturer> Lecturer { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string? Note { get; private set; }
}

/// <summary>What somebody thought of a lecture.</summary>
public sealed class LecturerEvaluation : Entity<LecturerEvaluation>
{
    private LecturerEvaluation() { }

    internal LecturerEvaluation(Id<Lecturer> lecturer, int score, string? remark, DateOnly on, UserId by) =>
        (Lecturer, Score, Remark, On, By) = (lecturer, score, remark, on, by);

    public Id<Lecturer> Lecturer { get; private set; }
    public int Score { get; private set; }
    public string? Remark { get; private set; }
    public DateOnly On { get; private set; }
    public UserId By { get; private set; }
}
