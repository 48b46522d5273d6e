using Association.Application.Access;
using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Credits;

/// <summary>Results of the test, pasted from a spreadsheet.</summary>
internal sealed class TestsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public TestsForm Input { get; set; } = new();

    public AssessmentsRead? Read { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) && MayHere(Permissions.ReviewCredits) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var read = await Mediator.Send(new RecordAssessments(Id, Input.Lines ?? "", Input.PassMark), cancellationToken);
            if (ModelState.Accepted(read)) Read = read.Value;
        }

        return await OnGetAsync(cancellationToken);
    }

    internal sealed class TestsForm
    {
        public string? Lines { get; set; }
        public decimal PassMark { get; set; } = 60;
    }
}
