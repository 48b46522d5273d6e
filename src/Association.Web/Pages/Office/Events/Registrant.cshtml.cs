using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Invitations;
using Association.Application.Events.Forms;
using Association.Application.Events.Lists;
using Association.Application.Events.SelfService;
using Association.Application.Files;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using Association.Web.Pages.Forms;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>One registration in the office: decide on it, answer for it, move, transfer or cancel it, whatever the terms say, with a reason.</summary>
[RequestSizeLimit(4 * EvidenceFile.MaxBytes)]
internal sealed class RegistrantModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Registration> Registration { get; set; }
    [BindProperty] public Id<TicketCategory>? Category { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public PersonForm Input { get; set; } = new(null, null, null, null);

    public RegistrationRow Row { get; private set; } = null!;
    public IReadOnlyList<AnswerLine> Answers { get; private set; } = [];
    public QuestionFields Questions { get; private set; } = QuestionFields.None;
    public PlaceMoney Money { get; private set; } = new(0, 0, 0, 0);
    public bool MayEdit => MayHere(Permissions.EditRegistrations);
    public bool IsOpen => Row.Line is { CheckedInAt: null, Status: RegistrationStatus.Pending or RegistrationStatus.AwaitingPayment or RegistrationStatus.Confirmed };
    public IEnumerable<SelectListItem> Categories => Event.Categories.Where(c => c.Name != Row.Line.Category).OrderBy(c => c.Order).Select(c => new SelectListItem(Words.Of(c.Name), c.Id.ToString()));

    public bool IsDecided => Row.Line.Status is not RegistrationStatus.Pending;

    private string Here => Address($"registrations/{Registration}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetAnswerAsync(Id<FormAnswer> answer, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadAnswer(Id, answer), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) => DoAsync(new ApproveRegistration(Id, Registration), "registrant.approved", cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(string? reason, CancellationToken cancellationToken) => DoAsync(new RefuseRegistration(Id, Registration, reason ?? ""), "registrant.refused", cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) =>
        DoAsync(new MoveToCategoryByOffice(Id, Registration, Category ?? default, Why ?? ""), "change.moved", cancellationToken);

    public Task<IActionResult> OnPostTransferAsync(CancellationToken cancellationToken) =>
        DoAsync(new TransferRegistrationByOffice(Id, Registration, new(Input.Name ?? "", Input.Mobile ?? "", Input.Email, Input.Unit), Why ?? ""), "registrant.transferred", cancellationToken);

    public Task<IActionResult> OnPostCancelAsync(bool byTerms, CancellationToken cancellationToken) =>
        DoAsync(new CancelRegistrationByOffice(Id, Registration, Why, byTerms), "editor.registration-cancelled", cancellationToken);

    public async Task<IActionResult> OnPostAnswersAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var answers = await QuestionFields.ReadAsync(Request, Questions.Questions, cancellationToken);
        return await DoAsync(new ChangeAnswersByOffice(Id, Registration, QuestionStage.Registration, answers, Why ?? ""), "change.answered", cancellationToken);
    }

    private async Task<IActionResult> DoAsync<TResult>(ICommand<TResult> command, string done, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        if (await AcceptedAsync(command, cancellationToken)) return Saved(Here, done);
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetRegistrant(Id, Registration), cancellationToken) is not { } row) return false;
        Row = row;
        Money = await Mediator.Send(new GetPlaceMoney(Id, Registration), cancellationToken) ?? Money;
        Answers = await Mediator.Send(new GetAnswers(Id, Registration), cancellationToken);
        if (!MayEdit || !Event.AsksQuestions) return true;
        var asked = await Mediator.Send(new PreviewForm(Id, QuestionStage.Registration, ByOffice: true), cancellationToken);
        var units = (await Mediator.Send(new ListPublicUnits(), cancellationToken)).Units.Select(u => u.Name).ToList();
        Questions = QuestionFields.Of(Request, asked, units, [.. Answers.Where(a => a.Stage is QuestionStage.Registration)]);
        return true;
    }

    public sealed record PersonForm(string? Name, string? Mobile, string? Email, string? Unit);
}
