using Association.Application.Lecturers;

namespace Association.Web.Pages.Office.Lecturers;

/// <summary>What is typed of a lecturer.</summary>
internal sealed class LecturerInput
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Unit { get; set; }
    public string? Title { get; set; }
    public string? Specialty { get; set; }
    public string? Languages { get; set; } = "zh";
    public string? Country { get; set; } = "CN";
    public bool Retired { get; set; }
    public Guid? Person { get; set; }

    public LecturerForm Form => new(Name ?? "", Email, Unit, Title, Specialty, Languages ?? "", Country ?? "");

    public static LecturerInput Of(LecturerLine line) => new()
    {
        Name = line.Name, Email = line.Email, Unit = line.Unit, Title = line.Title, Specialty = line.Specialty, Languages = line.Languages, Country = line.Country,
        Retired = line.RetiredOn is not null, Person = line.Person,
    };
}
