using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Abstracts;

/// <summary>Who judges the abstracts of an event, how far they are, and the spreading of what waits.</summary>
internal sealed class ReviewersModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : AbstractsPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<AbstractReviewer>? Reviewer { get; set; }
    [BindProperty(SupportsGet = true)] public string? Find { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Person { get; set; }
    [BindProperty] public ReviewerForm Input { get; set; } = new();

    public AbstractCall? Call { get; private set; }
    public bool HasCall => Call is not null;
    public IReadOnlyList<CallTrack> Tracks { get; private set; } = [];
    public IReadOnlyList<ReviewerLine> Lines { get; private set; } = [];
    public IReadOnlyList<ReviewerCandidate> Candidates { get; private set; } = [];
    public IReadOnlyList<string> Lacking { get; private set; } = [];
    public int Invitable => Lines.Count(l => l.Waiting > 0 && l.Reviewer.Email is not null);
    public IEnumerable<SelectListItem> TrackChoices => Tracks.Select(t => new SelectListItem(Words.Of(t.Name), $"{t.Id}"));

    public string TracksOf(AbstractReviewer reviewer) => reviewer.Tracks.Length == 0 ? Say("abstract.every-track")
        : string.Join(Say("form.comma"), Tracks.Where(t => reviewer.Knows.Contains(new(t.Id))).Select(t => Words.Of(t.Name)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        if (Reviewer is { } id)
        {
            if (Lines.FirstOrDefault(l => l.Reviewer.Id == id)?.Reviewer is not { } known) return NotFound();
            Input = ReviewerForm.Of(known);
        }
        else if (Person is { } person && Candidates.FirstOrDefault(c => c.Person == person) is { } candidate) Input = new() { Person = candidate.Person, Name = candidate.Name, Email = candidate.Email, Units = candidate.Units };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new AddReviewer(Id, Input.Person is { } person ? new Id<Person>(person) : null, Input.Typed), cancellationToken)
            ? Saved(Address("abstracts/reviewers"), "abstract.reviewer-added") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        Reviewer is { } id && await AcceptedAsync(new EditReviewer(Id, id, Input.Typed), cancellationToken) ? Saved(Address("abstracts/reviewers"), "abstract.reviewer-saved") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<AbstractReviewer> remove, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(new RemoveReviewer(Id, remove), cancellationToken), "") ? Saved(Address("abstracts/reviewers"), "abstract.reviewer-removed") : await AgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostSpreadAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var result = await Mediator.Send(new AssignEvenly(Id), cancellationToken);
        if (ModelState.Accepted(result, ""))
        {
            Lacking = result.Value.Lacking;
            this.Done(Say("abstract.spread-done", result.Value.Assigned, result.Value.Least, result.Value.Most));
            if (Lacking.Count == 0) return this.Go(Address("abstracts/reviewers"));
        }

        return await AgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var result = await Mediator.Send(new InviteReviewers(Id), cancellationToken);
        if (!ModelState.Accepted(result, "")) return await AgainAsync(cancellationToken);
        this.Done(Say("abstract.invited", result.Value));
        return this.Go(Address("abstracts/reviewers"));
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetAbstractCall(Id), cancellationToken) is not { } view) return false;
        (Call, Tracks) = (view.Call, view.Tracks);
        Lines = await Mediator.Send(new ListReviewers(Id), cancellationToken);
        if (MayEdit && !string.IsNullOrWhiteSpace(Find)) Candidates = await Mediator.Send(new FindReviewers(Id, Find), cancellationToken);
        return true;
    }

    public sealed class ReviewerForm
    {
        public Guid? Person { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Units { get; set; }
        public List<Guid> Tracks { get; set; } = [];
        public int? Most { get; set; }
        public string Language { get; set; } = "zh-CN";

        public TypedReviewer Typed => new(Name ?? "", Email, Units ?? "", Tracks, Most, Language);

        public static ReviewerForm Of(AbstractReviewer r) => new()
        {
            Person = r.Person?.Value, Name = r.Name, Email = r.Email, Units = r.Units, Tracks = [.. r.Knows.Select(t => t.Value)], Most = r.Most, Language = r.Language,
        };
    }
}
