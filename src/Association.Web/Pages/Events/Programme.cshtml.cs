using System.Globalization;
using Association.Application.Access;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Events;

/// <summary>The announced programme by day and track; as a PDF and a calendar file too, and with stars for whoever is signed in.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class ProgrammeModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)] public DateOnly? Day { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Track { get; set; }

    public PublicProgramme Programme { get; private set; } = null!;
    public bool SignedIn => user.IsSignedIn;

    public IReadOnlyList<DateOnly> Days => [.. Programme.Sessions.Select(s => AssociationCalendar.DayOf(s.Session.StartsAt)).Distinct()];

    public IReadOnlyList<ReleasedTrack> Tracks => [.. Programme.All.Select(s => s.Session.Track).OfType<ReleasedTrack>().DistinctBy(t => t.Id)];

    /// <summary>A session is shown with its talks where it or one of them is in the track.</summary>
    public IEnumerable<PublicTalk> Shown => Programme.Sessions.Where(s =>
        (Day is null || AssociationCalendar.DayOf(s.Session.StartsAt) == Day) && (Track is null || s.Session.Track?.Id == Track || s.Parts.Any(p => p.Session.Track?.Id == Track)));

    public string Here => Link(Day, Track);

    public string Link(DateOnly? day, Guid? track)
    {
        string?[] parts = [day is { } d ? $"day={d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null, track is { } t ? $"track={t}" : null];
        return $"/events/{Programme.Slug}/programme{(parts.Any(p => p is not null) ? "?" : "")}{string.Join('&', parts.Where(p => p is not null))}";
    }

    public static string People(ReleasedSession session, SpeakerRole role) =>
        string.Join(Chinese ? "、" : ", ", session.People.Where(p => p.Role == role).Select(p => p.Name.Here()));

    /// <summary>The text in the reader's language; the other where there is none.</summary>
    public static string? Own(string? zh, string? en) => Chinese ? zh ?? en : en ?? zh;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublicProgramme(slug), cancellationToken) is not { } found) return NotFound();
        Programme = found;
        return Page();
    }

    public async Task<IActionResult> OnPostStarAsync(string slug, Guid session, bool on, string? back, CancellationToken cancellationToken)
    {
        if (!user.IsSignedIn) return Challenge();
        if (ModelState.Accepted(await mediator.Send(new StarSession(slug, new(session), on), cancellationToken), ""))
            return LocalRedirect($"{(back is not null && Url.IsLocalUrl(back) ? back : $"/events/{slug}/programme")}#s-{session:N}");
        return await OnGetAsync(slug, cancellationToken);
    }

    private static bool Chinese => CultureInfo.CurrentUICulture.Name != Cultures.English;
}
