using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Books;

/// <summary>What one event brought and cost, and every booking behind it.</summary>
internal sealed class EventResultModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public EventResultView Result { get; private set; } = null!;
    public Page<LedgerTransactionLine> Booked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.ReadFinance) || await Mediator.Send(new GetEventResult(Id), cancellationToken) is not { } result) return NotFound();
        Result = result;
        Booked = await Mediator.Send(new ListLedger(Event: Id, After: After), cancellationToken);
        return Page();
    }
}
