using Association.Application.Access;
using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Web.Localization;
using Association.Web.Pages.Groups;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Groups;

/// <summary>Seats for a sponsor: a table on the page or from a workbook, every row checked by the server.</summary>
[RequestSizeLimit(GroupPage.MaxRequest)]
internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public OrderForm Input { get; set; } = new();

    public TableView Table { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowTableAsync(check: false, cancellationToken);

    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) => ShowTableAsync(check: true, cancellationToken);

    public Task<IActionResult> OnPostMoreAsync(CancellationToken cancellationToken)
    {
        Input.Grow(10);
        return ShowTableAsync(check: false, cancellationToken);
    }

    public async Task<IActionResult> OnPostReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (await Uploads.ReadAsync(file, GroupPage.MaxRequest, cancellationToken) is { } uploaded)
        {
            var sheet = await Mediator.Send(new ReadGroupWorkbook(Id, uploaded), cancellationToken);
            if (sheet.Error is { } error) ModelState.Refuse(error);
            else Input.Fill(sheet.Rows);
        }

        return await ShowTableAsync(check: true, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new PlaceSponsorOrder(Id, Input.Payer, Input.Terms, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(result) ? Saved(Address($"groups/{result.Value.Group}"), "group.placed") : await ShowTableAsync(check: true, cancellationToken);
    }

    private async Task<IActionResult> ShowTableAsync(bool check, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !MayHere(Permissions.EditRegistrations) || await Mediator.Send(new GetPublicEvent(Event.Slug), cancellationToken) is not { } shown) return NotFound();
        var preview = check && Input.Rows.Count > 0 ? await Mediator.Send(new PreviewSponsorOrder(Id, Input.Rows, Input.Coupon), cancellationToken) : null;
        if (preview?.Refusal is { } refusal) ModelState.Refuse(refusal);
        Table = new(Input, shown, preview, Request.Query["handler"] == "Read" ? "Read" : null);
        return Page();
    }
}
