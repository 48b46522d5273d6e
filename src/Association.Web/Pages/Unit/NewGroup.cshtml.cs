using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.Pages.Groups;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>Seats for colleagues: a table on the page or from a workbook, every row checked by the server; some may get their name later.</summary>
[RequestSizeLimit(GroupPage.MaxRequest)]
internal sealed class NewGroupModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public string Slug { get; set; } = "";
    [BindProperty] public OrderForm Input { get; set; } = new();

    [BindProperty] public string? Find { get; set; }
    [BindProperty] public Guid? PickCategory { get; set; }

    public TableView Table { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowTableAsync(check: false, cancellationToken);

    public Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken) => ShowTableAsync(check: false, cancellationToken, "Find");

    /// <summary>Colleagues that were ticked on the roster come into the table.</summary>
    public async Task<IActionResult> OnPostPickAsync(Guid[] picked, CancellationToken cancellationToken)
    {
        var chosen = picked.ToHashSet();
        Input.Add((await StaffAsync(cancellationToken)).Items.Where(s => chosen.Contains(s.Employment)).Select(s => (s.Employment, s.Name)), PickCategory);
        return await AgainAsync(check: true, cancellationToken, "Pick");
    }

    public Task<IActionResult> OnPostUnpickAsync(int row, CancellationToken cancellationToken)
    {
        if (row >= 0 && row < Input.Lines.Count) Input.Lines.RemoveAt(row);
        return AgainAsync(check: true, cancellationToken);
    }

    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) => ShowTableAsync(check: true, cancellationToken);

    public Task<IActionResult> OnPostMoreAsync(CancellationToken cancellationToken)
    {
        Input.Grow(10);
        return AgainAsync(check: false, cancellationToken);
    }

    public async Task<IActionResult> OnPostReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (await EventAsync(cancellationToken) is not { } @event) return NotFound();
        if (await Uploads.ReadAsync(file, GroupPage.MaxRequest, cancellationToken) is { } uploaded)
        {
            var sheet = await Mediator.Send(new ReadGroupWorkbook(@event, uploaded), cancellationToken);
            if (sheet.Error is { } error) ModelState.Refuse(error);
            else Input.Fill(sheet.Rows);
        }

        return await AgainAsync(check: true, cancellationToken, "Read");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await EventAsync(cancellationToken) is not { } @event) return NotFound();
        var result = await Mediator.Send(new PlaceUnitOrder(Unit, @event, Input.Terms, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowTableAsync(check: true, cancellationToken);
        this.Done(Say("group.placed"));
        return this.Go($"/unit/registrations/{result.Value.Group}?unit={Desk.Mine.Id}");
    }

    private async Task<Id<Event>?> EventAsync(CancellationToken cancellationToken) =>
        KeepsStaff && await Mediator.Send(new GetPublicEvent(Slug), cancellationToken) is { } found ? new(found.Id) : null;

    /// <summary>The rows are others than those that were sent: they are shown, not what was typed.</summary>
    private Task<IActionResult> AgainAsync(bool check, CancellationToken cancellationToken, string? opened = null)
    {
        foreach (var line in ModelState.Keys.Where(k => k.StartsWith("Input.Lines", StringComparison.Ordinal)).ToList()) ModelState.Remove(line);
        return ShowTableAsync(check, cancellationToken, opened);
    }

    private Task<Roster> StaffAsync(CancellationToken cancellationToken) => Mediator.Send(new ListRoster(Unit, RosterView.Staff, Find, Size: 100), cancellationToken);

    private async Task<IActionResult> ShowTableAsync(bool check, CancellationToken cancellationToken, string? opened = null)
    {
        if (!KeepsStaff || await Mediator.Send(new GetPublicEvent(Slug), cancellationToken) is not { } shown) return NotFound();
        var preview = check && Input.Rows.Count > 0 ? await Mediator.Send(new PreviewUnitOrder(Unit, new(shown.Id), Input.Rows, Input.Coupon), cancellationToken) : null;
        if (preview?.Refusal is { } refusal) ModelState.Refuse(refusal);
        Table = new(Input, shown, preview, opened) { Staff = await StaffAsync(cancellationToken), Find = Find, PickCategory = PickCategory };
        return Page();
    }
}
