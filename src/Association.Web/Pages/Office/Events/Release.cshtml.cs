using Association.Application.Access;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>What readers do not see yet, in plain words, and the button that shows it to them.</summary>
internal sealed class ReleaseModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ProgrammePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(0, null, null, true);

    public IReadOnlyList<EventSpeaker> Told => [.. Draft.Concerned.Where(s => s.Email is not null)];
    public IReadOnlyList<EventSpeaker> Untold => [.. Draft.Concerned.Where(s => s.Email is null)];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new ReleaseProgramme(Id, Input.Number, Input.Seen ?? "", Input.Note, Input.TellSpeakers), cancellationToken)
            ? Saved(Address("programme/release"), "programme.released") : await ShowAsync(cancellationToken);

    public static string IconOf(ProgrammeChangeKind kind) => kind switch
    {
        ProgrammeChangeKind.Added => "circle-plus",
        ProgrammeChangeKind.Moved => "arrows-left-right",
        ProgrammeChangeKind.Cancelled => "ban",
        ProgrammeChangeKind.Restored => "arrow-back-up",
        ProgrammeChangeKind.People => "microphone",
        _ => "pencil",
    };

    /// <summary>What changed, as somebody at the desk would say it.</summary>
    public IEnumerable<string> Sentences(ProgrammeChange change) => change switch
    {
        { Kind: ProgrammeChangeKind.Moved, Before: { } was, After: { } now } => Moved(was, now),
        { Kind: ProgrammeChangeKind.Renamed, Before: { } was, After: { } now } => [Say("programme.was-called", Words.Of(was.Title)), Place(now)],
        { Kind: ProgrammeChangeKind.People, Before: { } was, After: { } now } => [Say("programme.from-to", PeopleOf(was), PeopleOf(now)), Place(now)],
        _ => [string.Join(" · ", new[] { Place(change.Session), PeopleOf(change.Session) }.Where(t => t != Show.None))],
    };

    private IEnumerable<string> Moved(ReleasedSession was, ReleasedSession now)
    {
        if (was.StartsAt != now.StartsAt || was.EndsAt != now.EndsAt) yield return Say("programme.from-to", Time(was), Time(now));
        if (was.Room != now.Room) yield return Say("programme.room-from-to", was.Room is null ? Show.None : Words.Of(was.Room), now.Room is null ? Show.None : Words.Of(now.Room));
    }

    private static string Time(ReleasedSession session) => $"{Show.ShortDate(AssociationCalendar.DayOf(session.StartsAt))} {Show.Time(session.StartsAt)}–{Show.Time(session.EndsAt)}";

    private static string Place(ReleasedSession session) => session.Room is { } room ? $"{Time(session)} · {Words.Of(room)}" : Time(session);

    private string PeopleOf(ReleasedSession session) => session.People.Count > 0
        ? string.Join(Say("programme.and"), session.People.Select(p => p.Role is Association.Domain.Events.SpeakerRole.Chair ? Say("programme.chaired", Words.Of(p.Name)) : Words.Of(p.Name)))
        : session.Words is { } words ? Words.Of(words) : Show.None;

    public sealed record Form(int Number, string? Seen, string? Note, bool TellSpeakers);
}
