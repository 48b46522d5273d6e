using Association.Application.Access;
using Association.Application.Events.Programme;
using Association.Application.Lecturers;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Lecturers;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Who speaks, and one form that adds a speaker or changes the one in the address.</summary>
internal sealed class SpeakersModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ProgrammePage(mediator, user, texts)
{
    private IReadOnlyList<LecturerLine> _pool = [];

    [BindProperty(SupportsGet = true)] public Id<EventSpeaker>? Speaker { get; set; }
    /// <summary>Of the expert pool: fills the form.</summary>
    [BindProperty(SupportsGet = true)] public Id<Lecturer>? Lecturer { get; set; }
    [BindProperty] public SpeakerForm Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Languages { get; } = [new("programme.mail-zh", "zh-CN"), new("programme.mail-en", "en")];

    public IReadOnlyList<SelectListItem> Pool => [.. _pool.Where(l => Draft.Speakers.All(s => s.Lecturer?.Value != l.Id)).Select(l => new SelectListItem(l.Unit is null ? l.Name : $"{l.Name} · {l.Unit}", l.Id.ToString()))];

    public bool HasPhoto => Draft.Speakers.FirstOrDefault(s => s.Id == Speaker)?.Photo is not null;

    public IReadOnlyList<EventSession> SessionsOf(EventSpeaker speaker) => [.. Ordered.Where(s => s.Speakers.Any(p => p.Speaker == speaker.Id))];

    /// <summary>Those who are in a session and have not said that they cannot come.</summary>
    private IEnumerable<EventSpeaker> Expected => Draft.Speakers.Where(s => s.Reply is not SpeakerReply.Declined && SessionsOf(s).Count > 0);

    public int Awaited => Expected.Count();
    public int Coming => Expected.Count(s => s.Reply is SpeakerReply.Comes);
    public int Declared => Expected.Count(s => s.Disclosure is not Disclosure.NotAsked);
    public int WithSlides => Expected.Count(s => Draft.Materials.Any(m => m.SentBy == s.Id));

    /// <summary>Who would get a mail.</summary>
    public IReadOnlyList<EventSpeaker> Owing => [.. Draft.Speakers.Where(s => s.Owes && s.Email is not null)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Speaker is null) Input = _pool.FirstOrDefault(l => l.Id == Lecturer?.Value) is { } lecturer ? SpeakerForm.Of(lecturer) : new();
        else if (Draft.Speakers.FirstOrDefault(s => s.Id == Speaker) is { } known) Input = SpeakerForm.Of(known);
        else return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var photo = await Uploads.ReadAsync(Input.Photo, EventSpeaker.MaxPhotoBytes, cancellationToken);
        return await AcceptedAsync(new AddSpeaker(Id, Input.Lecturer, Input.Terms, photo), cancellationToken)
            ? Saved(Address("programme/speakers"), "programme.speaker-added") : await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        var photo = await Uploads.ReadAsync(Input.Photo, EventSpeaker.MaxPhotoBytes, cancellationToken);
        return Speaker is { } speaker && await AcceptedAsync(new EditSpeaker(Id, speaker, Input.Terms, photo, Input.DropPhoto), cancellationToken)
            ? Saved(Address("programme/speakers"), "programme.speaker-saved") : await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Id<EventSpeaker> remove, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveSpeaker(Id, remove), cancellationToken) ? Saved(Address("programme/speakers"), "programme.speaker-removed") : await ShowAsync(cancellationToken);

    /// <param name="ask">One speaker; null: everybody who still owes something.</param>
    public async Task<IActionResult> OnPostAskAsync(Id<EventSpeaker>? ask, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new AskSpeakers(Id, ask is { } one ? [one] : null), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(cancellationToken);
        var (mailed, already, without) = result.Value!;
        this.Done(already + without == 0 ? Say("programme.asked", mailed) : Say("programme.asked-rest", mailed, already, without));
        return this.Go(Address("programme/speakers"));
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken)) return false;
        if (Editable && Speaker is null && May(Permissions.EditLecturers)) _pool = await Mediator.Send(new ListLecturers(new LecturerFilter()), cancellationToken);
        return true;
    }
}
