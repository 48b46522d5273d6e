using Association.Application.Events.Programme;
using Association.Application.Lecturers;
using Association.Domain.Common;
using Association.Domain.Events.Programme;
using Association.Domain.Lecturers;

namespace Association.Web.Pages.Office.Events;

/// <summary>What an officer types of a speaker.</summary>
public sealed class SpeakerForm
{
    public Id<Lecturer>? Lecturer { get; set; }
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public string? PositionZh { get; set; }
    public string? PositionEn { get; set; }
    public string? UnitZh { get; set; }
    public string? UnitEn { get; set; }
    public string? Email { get; set; }
    public string Language { get; set; } = "zh-CN";
    public string? BioZh { get; set; }
    public string? BioEn { get; set; }
    public IFormFile? Photo { get; set; }
    public bool DropPhoto { get; set; }
    public Disclosure Disclosure { get; set; }
    public string? Interests { get; set; }

    public SpeakerTerms Terms => new(NameZh ?? "", NameEn, PositionZh, PositionEn, UnitZh, UnitEn, Email, Language, BioZh, BioEn, Disclosure, Interests);

    public static SpeakerForm Of(EventSpeaker speaker) => new()
    {
        Lecturer = speaker.Lecturer, NameZh = speaker.Name.Zh, NameEn = speaker.Name.En, PositionZh = speaker.Position?.Zh, PositionEn = speaker.Position?.En,
        UnitZh = speaker.Unit?.Zh, UnitEn = speaker.Unit?.En, Email = speaker.Email, Language = speaker.Language, BioZh = speaker.BioZh, BioEn = speaker.BioEn,
        Disclosure = speaker.Disclosure, Interests = speaker.Interests,
    };

    public static SpeakerForm Of(LecturerLine lecturer) => new()
    {
        Lecturer = new(lecturer.Id), NameZh = lecturer.Name, PositionZh = lecturer.Title, UnitZh = lecturer.Unit, Email = lecturer.Email,
        Language = lecturer.Languages.Contains("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en",
    };
}
