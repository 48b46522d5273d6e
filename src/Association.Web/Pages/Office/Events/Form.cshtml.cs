using Association.Application.Access;
using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The questions of an event's form in their order, arranged by drag or by keys.</summary>
internal sealed class FormModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public EventForm Form { get; private set; } = null!;

    public static string IconOf(QuestionKind kind) => kind switch
    {
        QuestionKind.LongText => "align-left",
        QuestionKind.Choice => "list-check",
        QuestionKind.Number => "hash",
        QuestionKind.Date => "calendar",
        QuestionKind.File => "paperclip",
        QuestionKind.Phone => "phone",
        QuestionKind.Unit => "building-hospital",
        QuestionKind.Sessions => "calendar-event",
        _ => "cursor-text",
    };

    public int PlaceOf(FormQuestion question) => Form.Questions.TakeWhile(q => q.Id != question.Id).Count() + 1;

    public string NamesOf(IReadOnlyList<Id<TicketCategory>> categories) =>
        string.Join(Say("form.comma"), Event.Categories.Where(c => categories.Contains(c.Id)).OrderBy(c => c.Order).Select(c => Words.Of(c.Name)));

    public string? ConditionOf(FormQuestion question)
    {
        if (question.ShowIf is not { } id || Form.Questions.FirstOrDefault(q => q.Id == id) is not { } other) return null;
        var option = other.Options.FirstOrDefault(o => Guid.TryParse(question.ShowIfAnswer, out var chosen) && o.Id.Value == chosen);
        return Say("form.only-if", Words.Of(other.Label), option is null ? question.ShowIfAnswer ?? "" : Words.Of(option.Label));
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostMoveAsync(Id<FormQuestion> question, int place, CancellationToken cancellationToken) =>
        await AcceptedAsync(new MoveQuestion(Id, question, place), cancellationToken) ? this.Go(Address("form")) : await ListAsync(cancellationToken);

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetForm(Id), cancellationToken) is not { } form) return NotFound();
        Form = form;
        return Page();
    }
}
