using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Events.SelfService;
using Association.Application.Files;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Pages.Forms;
using Association.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Registrations;

/// <summary>What a participant changes without the office, each act with its price in plain words before the click.</summary>
internal abstract class ChangePage(RegistrationServices services) : PageModel
{
    public const int MaxRequest = 4 * EvidenceFile.MaxBytes;

    [BindProperty] public TransferForm Input { get; set; } = new(null, null, null, null);

    public RegistrationDetails Details { get; private set; } = null!;
    public OwnRules Rules { get; private set; } = null!;
    public QuestionFields Questions { get; private set; } = QuestionFields.None;
    public QuestionFields FollowUp { get; private set; } = QuestionFields.None;

    /// <summary>Back to the registration.</summary>
    public string Back => Addresses.With(Request, ("handler", null)).Replace("/change", "", StringComparison.Ordinal);

    protected string? Key { get; set; }

    protected abstract Task<Id<Registration>?> LocateAsync(CancellationToken cancellationToken);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LocateAsync(cancellationToken) is { } id ? await ShowAsync(id, cancellationToken) : NotFound();

    public Task<IActionResult> OnPostAnswersAsync(CancellationToken cancellationToken) => AnswerAsync(QuestionStage.Registration, cancellationToken);

    public Task<IActionResult> OnPostFollowUpAsync(CancellationToken cancellationToken) => AnswerAsync(QuestionStage.FollowUp, cancellationToken);

    public async Task<IActionResult> OnPostMoveAsync(Id<TicketCategory> category, CancellationToken cancellationToken) =>
        await DoAsync((id, key) => services.Mediator.Send(new MoveToCategory(id, category, Key, key), cancellationToken), "change.moved", cancellationToken);

    public async Task<IActionResult> OnPostTransferAsync(CancellationToken cancellationToken)
    {
        var to = new GuestDetails(Input.Name ?? "", Input.Mobile ?? "", Input.Email, Input.Unit);
        if (await LocateAsync(cancellationToken) is not { } id || !await LoadAsync(id, cancellationToken)) return NotFound();
        var result = await services.Mediator.Send(new TransferRegistration(id, to, Key, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();
        this.Done(services.Texts["change.transferred", to.Name]);
        // The place belongs to somebody else now: a signed-in sender would not find it any more.
        return this.Go($"/events/{Details.EventSlug}");
    }

    private async Task<IActionResult> AnswerAsync(QuestionStage stage, CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id || !await LoadAsync(id, cancellationToken)) return NotFound();
        var fields = stage is QuestionStage.FollowUp ? FollowUp : Questions;
        var answers = await QuestionFields.ReadAsync(Request, fields.Questions, cancellationToken);
        var result = await services.Mediator.Send(new ChangeAnswers(id, stage, answers, Key, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();
        this.Done(services.Texts["change.answered"]);
        return this.Go(Back);
    }

    private async Task<IActionResult> DoAsync(Func<Id<Registration>, string, Task<Result>> act, string done, CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        if (!ModelState.Accepted(await act(id, IdempotencyKey.Of(Request).ToString()))) return await ShowAsync(id, cancellationToken);
        this.Done(services.Texts[done]);
        return this.Go(Back);
    }

    private async Task<IActionResult> ShowAsync(Id<Registration> id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    private async Task<bool> LoadAsync(Id<Registration> id, CancellationToken cancellationToken)
    {
        if (await services.Mediator.Send(new GetRegistration(id, Key), cancellationToken) is not { } found) return false;
        if (await services.Mediator.Send(new GetSelfService(id, Key), cancellationToken) is not { } rules) return false;
        (Details, Rules) = (found, rules);
        if (!rules.AnswersAsked && !rules.FollowUpAsked) return true;
        var stored = await services.Mediator.Send(new GetOwnAnswers(id, Key), cancellationToken);
        var units = (await services.Mediator.Send(new ListPublicUnits(), cancellationToken)).Units.Select(u => u.Name).ToList();
        Questions = await FieldsAsync(found, QuestionStage.Registration, units, stored, cancellationToken);
        if (rules.FollowUpAsked) FollowUp = await FieldsAsync(found, QuestionStage.FollowUp, units, stored, cancellationToken);
        return true;
    }

    private async Task<QuestionFields> FieldsAsync(RegistrationDetails own, QuestionStage stage, List<string> units, IReadOnlyList<AnswerLine> stored, CancellationToken cancellationToken)
    {
        var asked = await services.Mediator.Send(new GetRegistrationForm(new(own.Event), stage), cancellationToken);
        return QuestionFields.Of(Request, [.. asked.Where(q => q.Categories.Count == 0 || q.Categories.Contains(own.CategoryId))], units, [.. stored.Where(s => s.Stage == stage)]);
    }

    public sealed record TransferForm(string? Name, string? Mobile, string? Email, string? Unit);
}
