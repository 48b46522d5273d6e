using Association.Application.Access;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

/// <summary>Money of providers that fits no order: book it, give it back, or leave it with a reason.</summary>
internal sealed class ReviewsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public bool Decided { get; set; }
    [BindProperty] public Form Input { get; set; } = new(default, null, null, false);

    public IReadOnlyList<ReviewLine> Reviews { get; private set; } = [];
    public bool MayDecide => May(Permissions.RefundPayments);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Reviews = await Mediator.Send(new ListReviews(Decided), cancellationToken);

    public async Task<IActionResult> OnPostBookAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new BookReview(Input.Review, Input.Reference ?? "", Input.AcceptDifference), cancellationToken);
        return ModelState.Accepted(result) ? Told(Say("paying.review-booked", result.Value)) : await AgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostGiveBackAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new GiveBackReview(Input.Review, Input.Reason ?? ""), cancellationToken)) ? Told(Say("paying.review-going-back")) : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostCreditAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new CreditReview(Input.Review), cancellationToken)) ? Told(Say("paying.review-credited")) : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostIgnoreAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new IgnoreReview(Input.Review, Input.Reason ?? ""), cancellationToken)) ? Told(Say("paying.review-ignored")) : await AgainAsync(cancellationToken);

    public static Tone ToneOf(ReviewStatus status) => status switch
    {
        ReviewStatus.Waiting => Tone.Warning,
        ReviewStatus.Booked => Tone.Success,
        ReviewStatus.GivenBack => Tone.Info,
        _ => Tone.Neutral,
    };

    private RedirectResult Told(string words)
    {
        this.Done(words);
        return Redirect("/office/finance/reviews");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        Reviews = await Mediator.Send(new ListReviews(Decided), cancellationToken);
        return Page();
    }

    public sealed record Form(Id<PaymentReview> Review, string? Reference, string? Reason, bool AcceptDifference);
}
