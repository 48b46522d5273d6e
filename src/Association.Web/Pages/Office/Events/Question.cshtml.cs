using Association.Application.Access;
using Association.Application.Events.Forms;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>One question: a new one of the kind in the address, or a known one.</summary>
internal sealed class QuestionModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public string Question { get; set; } = "";
    [BindProperty(SupportsGet = true)] public QuestionKind Kind { get; set; }
    [BindProperty] public QuestionForm Input { get; set; } = new();

    public EventForm Form { get; private set; } = null!;
    public FormQuestion? Known { get; private set; }
    public int Answers => Known is null ? 0 : Form.AnswersTo(Known);
    public QuestionKind KindHere => Known?.Kind ?? Kind;
    public bool HasOptions => KindHere is QuestionKind.Choice or QuestionKind.Sessions;

    public IEnumerable<SelectListItem> CategoryChoices => Event.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(Words.Of(c.Name), c.Id.ToString()));

    /// <summary>Every answer that a question can hang on: an option, or the words of another question.</summary>
    public IEnumerable<SelectListItem> Conditions => Form.Questions.Where(q => q.Id != Known?.Id && !q.Retired && q.Kind is not QuestionKind.File).SelectMany(q => q.IsChoice
        ? q.Options.Where(o => !o.Retired).OrderBy(o => o.Order).Select(o => new SelectListItem($"{Words.Of(q.Label)} = {Words.Of(o.Label)}", $"{q.Id}:{o.Id}"))
        : [new SelectListItem(Say("form.show-if-answer", Words.Of(q.Label)), $"{q.Id}:")]);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input = Known is null ? new() : QuestionForm.Of(Known);
        Input.MakeRoom(HasOptions);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var input = Input.Read(id => Event.Sessions.FirstOrDefault(s => s.Id.Value == id)?.Title);
        var saved = Known is null
            ? await AcceptedAsync(new AddQuestion(Id, Kind, Input.Stage, input), cancellationToken)
            : await AcceptedAsync(new EditQuestion(Id, Known.Id, input), cancellationToken);
        if (saved) return Saved(Address("form"), "form.saved");
        Input.MakeRoom(HasOptions);
        return Page();
    }

    public async Task<IActionResult> OnPostSwitchAsync(bool off, CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) && Known is not null && await AcceptedAsync(new SwitchQuestion(Id, Known.Id, off), cancellationToken)
            ? Saved(Address("form"), off ? "form.switched-off" : "form.switched-on") : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Known is null) return NotFound();
        if (await AcceptedAsync(new RemoveQuestion(Id, Known.Id), cancellationToken)) return Saved(Address("form"), "form.removed");
        (Input = QuestionForm.Of(Known)).MakeRoom(HasOptions);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !Editable || await Mediator.Send(new GetForm(Id), cancellationToken) is not { } form) return false;
        Form = form;
        Known = Guid.TryParse(Question, out var id) ? form.Questions.FirstOrDefault(q => q.Id.Value == id) : null;
        return Known is not null || Question == "new";
    }
}
