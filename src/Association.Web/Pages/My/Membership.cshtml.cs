using Association.Application.Common;
using Association.Application.Finance.Paying;
using Association.Application.Members;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.Pages.Registrations;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.My;

/// <summary>One's own membership: status, renewal, dues, card, directory, leaving.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class MembershipModel(IMediator mediator, IQrCodes codes, Application.Common.SiteOptions site, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MaxRequest = 2 * Application.Files.EvidenceFile.MaxBytes;

    [BindProperty] public IFormFile? Slip { get; set; }

    public MyMembership? Person { get; private set; }
    public MembershipDetails? Membership { get; private set; }

    /// <summary>Paying dues with a phone; null where it is not offered.</summary>
    public PhonePayment? Phone { get; private set; }

    public IHtmlContent? Card => Membership?.CardKey is { } key ? new HtmlString(codes.Svg(new Uri(site.BaseUrl, $"/card/{key}").AbsoluteUri)) : null;

    /// <summary>The association's account, a line each.</summary>
    public IEnumerable<string> BankAccount => site.BankAccount.Here().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool MayResign => Membership is { Renewal.State: not RenewalState.Ended } m && m.Terms.Any(t => t.State is TermState.Live);

    private Id<Membership> Id => new(Membership!.Id);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostRenewAsync(CancellationToken cancellationToken) => ActAsync(async () =>
    {
        var result = await mediator.Send(new RenewMembership(Id, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (ModelState.Accepted(result)) this.Done(texts[result.Value ? "my.renewed" : "my.renewal-billed"]);
    }, cancellationToken);

    public Task<IActionResult> OnPostCancelRenewalAsync(CancellationToken cancellationToken) =>
        AnswerAsync(() => new CancelRenewal(Id), "my.renewal-cancelled", cancellationToken);

    public Task<IActionResult> OnPostListAsync(bool agreed, CancellationToken cancellationToken) =>
        AnswerAsync(() => new ListInDirectory(Id, agreed), "my.directory-saved", cancellationToken);

    public Task<IActionResult> OnPostCardAsync(CancellationToken cancellationToken) => AnswerAsync(() => new RenewCard(Id), "my.card-renewed", cancellationToken);

    public Task<IActionResult> OnPostResignAsync(CancellationToken cancellationToken) => AnswerAsync(() => new ResignMembership(), "my.resigned", cancellationToken);

    public Task<IActionResult> OnPostSlipAsync(CancellationToken cancellationToken) => ActAsync(async () =>
    {
        if (Membership!.Dues is not { } dues) throw new RefusedException(OrderErrors.NotFound);
        var result = await mediator.Send(new UploadDuesSlip(new(dues.Order), await Uploads.ReadAsync(Slip, MaxRequest, cancellationToken)), cancellationToken);
        foreach (var error in result.Errors) ModelState.AddModelError(nameof(Slip), error.Words());
        if (result.Succeeded) this.Done(texts["my.slip-sent"]);
    }, cancellationToken);

    public Task<IActionResult> OnPostPayAsync(PaymentProvider provider, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        if (Membership!.Dues is not { } dues) throw new RefusedException(OrderErrors.NotFound);
        ModelState.Accepted(await mediator.Send(new StartDuesPayment(new(dues.Order), provider), cancellationToken));
    }, cancellationToken);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken) => ActAsync(async () =>
    {
        if (Membership!.Dues is not { } dues) throw new RefusedException(OrderErrors.NotFound);
        ModelState.Accepted(await mediator.Send(new CancelDuesPayment(new(dues.Order)), cancellationToken));
    }, cancellationToken);

    public async Task<IActionResult> OnGetPayStateAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Phone is not { } phone) return NotFound();
        if (phone.Order is not OrderStatus.Open) Response.Headers["HX-Refresh"] = "true";
        return Partial("Registrations/_PayCode", phone);
    }

    public async Task<IActionResult> OnGetReceiptAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Membership?.Dues is { } dues && await mediator.Send(new DownloadDuesReceipt(new(dues.Order)), cancellationToken) is { } file
            ? File(file.Content, file.ContentType, file.Name) : NotFound();
    }

    private Task<IActionResult> AnswerAsync(Func<ICommand<Result>> command, string done, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        if (ModelState.Accepted(await mediator.Send(command(), cancellationToken))) this.Done(texts[done]);
    }, cancellationToken);

    private async Task<IActionResult> ActAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Membership is null) return NotFound();
        await act();
        return ModelState.IsValid ? this.Go("/my/membership") : Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Person = await mediator.Send(new GetMyMembership(), cancellationToken);
        Membership = await mediator.Send(new GetOwnMembership(), cancellationToken);
        Phone = Membership?.Dues is { } dues ? PhonePayment.Of(await mediator.Send(new GetDuesPayment(new(dues.Order)), cancellationToken), codes, clock.GetUtcNow()) : null;
    }
}
