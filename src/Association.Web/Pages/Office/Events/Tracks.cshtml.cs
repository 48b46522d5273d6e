using Association.Application.Access;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The tracks, and one form that adds a track or changes the one in the address.</summary>
internal sealed class TracksModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ProgrammePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<ProgrammeTrack>? Track { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, TrackColour.Teal, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Track is null) Input = Input with { Colour = (TrackColour)(Draft.Tracks.Count % Enum.GetValues<TrackColour>().Length) };
        else if (Draft.Tracks.FirstOrDefault(t => t.Id == Track) is { } known) Input = new(known.Name.Zh, known.Name.En, known.Colour, known.Order);
        else return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new AddTrack(Id, Input.NameZh ?? "", Input.NameEn, Input.Colour), cancellationToken)
            ? Saved(Address("programme/tracks"), "programme.track-added") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        Track is { } track && await AcceptedAsync(new EditTrack(Id, track, Input.NameZh ?? "", Input.NameEn, Input.Colour, Input.Order), cancellationToken)
            ? Saved(Address("programme/tracks"), "programme.track-saved") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<ProgrammeTrack> remove, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveTrack(Id, remove), cancellationToken) ? Saved(Address("programme/tracks"), "programme.track-removed") : await ShowAsync(cancellationToken);

    public sealed record Form(string? NameZh, string? NameEn, TrackColour Colour, int Order);
}
