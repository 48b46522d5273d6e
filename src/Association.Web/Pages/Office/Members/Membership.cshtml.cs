using Association.Application.Access;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members;

/// <summary>A member's status and why, terms, dues; renew, end, decide the status until a day.</summary>
internal sealed class MembershipModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Id { get; set; }
    [BindProperty] public EndForm End { get; set; } = new(null, null, null);
    [BindProperty] public OverrideForm Decide { get; set; } = new(null, null, null);

    public MembershipDetails Details { get; private set; } = null!;
    public bool MayEdit => May(Permissions.EditMembers);

    private Id<Membership> Membership => new(Details.Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        End = new(null, clock.Today(), null);
        return Page();
    }

    public Task<IActionResult> OnPostRenewAsync(CancellationToken cancellationToken) => ActAsync("", async () =>
    {
        var result = await Mediator.Send(new RenewMembership(Membership, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return result.Succeeded ? Result.Done : Result.Refused(result.Errors);
    }, cancellationToken);

    public Task<IActionResult> OnPostCancelRenewalAsync(CancellationToken cancellationToken) =>
        ActAsync("", () => Mediator.Send(new CancelRenewal(Membership), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) => ActAsync(nameof(End), () =>
        Mediator.Send(new EndMembership(Membership, End.Ending ?? (MembershipEnding)(-1), End.LastDay ?? default, End.Reason), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken) => ActAsync(nameof(Decide), () =>
        Mediator.Send(new OverrideStatus(Membership, Decide.Status ?? (MembershipStatus)(-1), Decide.Until ?? default, Decide.Reason ?? ""), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostFollowAsync(CancellationToken cancellationToken) =>
        ActAsync("", () => Mediator.Send(new FollowStatusRules(Membership), cancellationToken), cancellationToken);

    private async Task<IActionResult> ActAsync(string prefix, Func<Task<Result>> act, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.IsValid || !ModelState.Accepted(await act(), prefix)) return Page();
        this.Done(Say("membership.saved"));
        return this.Go($"/office/members/{Id}/membership");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMembership(Id), cancellationToken) is not { } found) return false;
        Details = found;
        return true;
    }

    public sealed record EndForm(MembershipEnding? Ending, DateOnly? LastDay, string? Reason);

    public sealed record OverrideForm(MembershipStatus? Status, DateOnly? Until, string? Reason);
}
