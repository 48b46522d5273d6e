using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Application.Files;
using Association.Application.Finance.Paying;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Web.Localization;
using Association.Web.Pages.Registrations;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Groups;

/// <summary>What every page of a group order needs.</summary>
internal sealed record GroupServices(IMediator Mediator, IQrCodes Codes, TimeProvider Clock, Application.Common.SiteOptions Site, IStringLocalizer<Texts> Texts);

/// <summary>One group order, whoever opens it: the holder of its link, the liaison of the unit, the office.</summary>
internal abstract class GroupPage(GroupServices services) : PageModel
{
    public const int MaxRequest = 2 * EvidenceFile.MaxBytes;

    [BindProperty] public PersonForm Input { get; set; } = new(null, null, null);

    public GroupDetails Group { get; private set; } = null!;

    /// <summary>Paying with a phone; null where it is not offered.</summary>
    public PhonePayment? Phone { get; private set; }

    protected string? Key { get; set; }

    /// <summary>The payer's own staff, to name seats from; empty where the payer has none or another looks.</summary>
    public IReadOnlyList<RosterLine> Colleagues { get; protected set; } = [];

    public IEnumerable<(string Label, string Value)> Account => services.Site.BankAccount.Here()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.IndexOfAny([':', '：']) is > 0 and var at ? (line[..at].Trim(), line[(at + 1)..].Trim()) : ("", line));

    /// <summary>What one kind of page shows besides.</summary>
    protected virtual Task AddToAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Which order the address means; null when it means none.</summary>
    protected abstract Task<Id<GroupOrder>?> LocateAsync(CancellationToken cancellationToken);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>The seat whose name was refused: its form stays open with what was typed.</summary>
    public Guid? Refused { get; private set; }

    public async Task<IActionResult> OnPostNameAsync(Id<GroupSeat> seat, CancellationToken cancellationToken)
    {
        Refused = seat.Value;
        return await SentAsync(id => new NameSeat(id, seat, Input.Name, Input.Mobile, Input.Email, null, Key), "group.named", cancellationToken);
    }

    public async Task<IActionResult> OnPostBackAsync(Id<GroupSeat> seat, CancellationToken cancellationToken) =>
        await SentAsync(id => new GiveSeatBack(id, seat, Key), "group.seat-given-back", cancellationToken);

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        await SentAsync(id => new CancelGroupOrder(id, Key), "group.cancelled", cancellationToken);

    public async Task<IActionResult> OnPostPayAsync(PaymentProvider provider, CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        var result = await services.Mediator.Send(new StartGroupPayment(id, provider, Key), cancellationToken);
        return ModelState.Accepted(result) ? this.Go(Addresses.With(Request, ("handler", null), ("provider", null)) + "#phone") : await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken) =>
        await SentAsync(id => new CancelGroupPayment(id, Key), "pay.stopped", cancellationToken);

    public async Task<IActionResult> OnGetPayStateAsync(CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id || await PhoneAsync(id, cancellationToken) is not { } phone) return NotFound();
        if (phone.Order is not OrderStatus.Open) Response.Headers["HX-Refresh"] = "true";
        return Partial("Registrations/_PayCode", phone);
    }

    private async Task<PhonePayment?> PhoneAsync(Id<GroupOrder> id, CancellationToken cancellationToken) =>
        PhonePayment.Of(await services.Mediator.Send(new GetGroupPayment(id, Key), cancellationToken), services.Codes, services.Clock.GetUtcNow());

    public async Task<IActionResult> OnPostSlipAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        var slip = await Uploads.ReadAsync(file, MaxRequest, cancellationToken);
        return await SentAsync(id => new UploadGroupSlip(id, slip, Key), "registration.slip-received", cancellationToken);
    }

    public async Task<IActionResult> OnGetReceiptAsync(CancellationToken cancellationToken) =>
        await LocateAsync(cancellationToken) is { } id && await services.Mediator.Send(new DownloadGroupReceipt(id, Key), cancellationToken) is { } file
            ? File(file.Content, file.ContentType, file.Name) : NotFound();

    /// <summary>A seat without a name gets that of a colleague on the roster.</summary>
    public async Task<IActionResult> OnPostColleagueAsync(Id<GroupSeat> seat, Guid? employment, CancellationToken cancellationToken) =>
        await SentAsync(id => new NameSeat(id, seat, null, null, null, employment, Key), "group.named", cancellationToken);

    private async Task<IActionResult> SentAsync<TResult>(Func<Id<GroupOrder>, ICommand<TResult>> command, string done, CancellationToken cancellationToken) where TResult : Domain.Common.IResult<TResult>
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        if (!ModelState.Accepted(await services.Mediator.Send(command(id), cancellationToken))) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(services.Texts[done]);
        return this.Go(Addresses.With(Request, ("handler", null), ("seat", null)));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await LocateAsync(cancellationToken) is not { } id || await services.Mediator.Send(new GetGroupOrder(id, Key), cancellationToken) is not { } found) return false;
        (Group, Phone) = (found, await PhoneAsync(id, cancellationToken));
        await AddToAsync(cancellationToken);
        return true;
    }

    public sealed record PersonForm(string? Name, string? Mobile, string? Email);
}
