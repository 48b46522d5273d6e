using Association.Domain.Members;

namespace Association.Web.Pages.Office.Applications;

internal static class ApplicationWords
{
    /// <summary>Working time for a review is five days (domain.md R2.22).</summary>
    private const int LateAfterDays = 5;

    public static Tone ToneOf(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Submitted => Tone.Info,
        ApplicationStatus.Returned => Tone.Warning,
        ApplicationStatus.Approved => Tone.Success,
        ApplicationStatus.Rejected => Tone.Danger,
        _ => Tone.Neutral,
    };

    public static int Days(DateTimeOffset? since, DateTimeOffset now) => since is { } at ? (int)(now - at).TotalDays : 0;

    public static bool IsLate(DateTimeOffset? since, DateTimeOffset now) => Days(since, now) >= LateAfterDays;
}
