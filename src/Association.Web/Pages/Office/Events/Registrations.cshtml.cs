using Association.Application.Access;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

internal sealed class RegistrationsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public RegistrationView View { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public Page<RegistrationLine> People { get; private set; } = null!;
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
            _ => figures.Confirmed + figures.AwaitingPayment + figures.Ended,
        };
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostCancelAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        await AcceptedAsync(new CancelRegistrationByOffice(Id, registration), cancellationToken) ? Saved(Here, "editor.registration-cancelled") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostIssueAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        await AcceptedAsync(new IssueCertificates(Id, registration), cancellationToken) ? Saved(Here, "certificates.issued-one") : await ListAsync(cancellationToken);

    public string IssueAddress => Addresses.With(Request, ("handler", "Issue"));

    private string Here => Addresses.With(Request, ("handler", null));

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        People = await Mediator.Send(new ListRegistrations(Id, View, Search, After, Before: Before), cancellationToken);
        return Page();
    }
}
