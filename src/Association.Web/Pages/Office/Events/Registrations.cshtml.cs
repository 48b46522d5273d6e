using Association.Application.Access;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Lists;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using Association.Web.Pages.Office.Members;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Who registered: filter, columns and place in the list stand in the address; whoever is chosen is acted on row by row.</summary>
internal sealed partial class RegistrationsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public RegistrationView View { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Category { get; set; }
    [BindProperty(SupportsGet = true)] public string? Tag { get; set; }
    /// <summary>A question, a colon, and of a choice the option.</summary>
    [BindProperty(SupportsGet = true)] public string? Asked { get; set; }
    [BindProperty(SupportsGet = true)] public string? Words { get; set; }
    [BindProperty(SupportsGet = true)] public string[] Cols { get; set; } = [];
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public Page<RegistrationRow> People { get; private set; } = null!;
    public RegistrationFacets Facets { get; private set; } = null!;
    public IReadOnlyList<RegistrationColumn> Columns { get; private set; } = [];
    public IReadOnlyList<RegistrationColumn> AllColumns { get; private set; } = [];
    public ListTools? Tools { get; private set; }

    /// <summary>What became of each row, by name; empty before anything was done.</summary>
    public IReadOnlyList<(string Name, string? Error)> Outcomes { get; private set; } = [];

    /// <summary>The number that was just opened: shown in this answer and nowhere else.</summary>
    public (Guid Registration, Guid Question, string Value)? Opened { get; private set; }

    public bool IsPhone(Guid question) => Facets.Questions.Any(q => q.Id == question && q.Kind is QuestionKind.Phone);

    public bool MayEdit => MayHere(Permissions.EditRegistrations);
    public bool MayCancel => MayHere(Permissions.EditRegistrations) && Event.Status is EventStatus.Published;
    public bool MayIssue => MayHere(Permissions.IssueCertificates) && Event.Status is EventStatus.Held;

    public int Count(RegistrationView view)
    {
        var figures = Editor.Figures;
        return view switch
        {
            RegistrationView.Active => figures.Confirmed + figures.AwaitingPayment,
            RegistrationView.Unpaid => figures.AwaitingPayment,
            RegistrationView.Confirmed => figures.Confirmed,
            RegistrationView.Present => figures.Present,
            RegistrationView.Absent => figures.Confirmed - figures.Present,
            RegistrationView.Cancelled => figures.Ended,
            RegistrationView.Pending => figures.Pending,
            _ => figures.Confirmed + figures.AwaitingPayment + figures.Ended + figures.Pending,
        };
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostCancelAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        await AcceptedAsync(new CancelRegistrationByOffice(Id, registration), cancellationToken) ? Saved(Here, "editor.registration-cancelled") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostIssueAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        await AcceptedAsync(new IssueCertificates(Id, registration), cancellationToken) ? Saved(Here, "certificates.issued-one") : await ListAsync(cancellationToken);

    public string IssueAddress => Addresses.With(Request, ("handler", "Issue"));

    public RegistrationFilter Filter
    {
        get
        {
            var (question, option) = Asked?.Split(':') is [var id, var chosen] && Guid.TryParse(id, out var known) ? (known, chosen) : ((Guid?)null, "");
            return new(View, Search, Category, Tag, question, option.Length > 0 ? option : Words);
        }
    }

    public bool HasMore => Category is not null || !string.IsNullOrEmpty(Tag) || !string.IsNullOrEmpty(Asked) || !string.IsNullOrEmpty(Words);

    public IEnumerable<SelectListItem> CategoryChoices => Event.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(c.Name.Here(), c.Id.ToString()));

    public IEnumerable<SelectListItem> TagChoices => Facets.Tags.Select(t => new SelectListItem(t, t)).Concat(Facets.Tags.Select(t => new SelectListItem(Say("people.without-tag", t), $"-{t}")));

    public IEnumerable<SelectListItem> AnswerChoices => Facets.Questions.SelectMany(q => q.Options.Count == 0
        ? [new SelectListItem(q.Label.Here(), $"{q.Id}:")]
        : q.Options.Select(o => new SelectListItem($"{q.Label.Here()} = {o.Value.Here()}", $"{q.Id}:{o.Key}")));

    public string Act(string handler) => Addresses.With(Request, ("handler", handler));

    private string Here => Addresses.With(Request, ("handler", null));

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Facets = await Mediator.Send(new GetRegistrationFacets(Id), cancellationToken);
        AllColumns = RegistrationColumns.All(Facets.Questions);
        Columns = RegistrationColumns.Chosen(AllColumns, Cols);
        var questions = Columns.Select(c => c.Question).OfType<Guid>().ToList();
        People = await Mediator.Send(new FindRegistrations(Id, Filter, questions, After, Before), cancellationToken);
        if (May(Permissions.ReadRegistrations)) await LoadToolsAsync(cancellationToken);
        return Page();
    }
}
