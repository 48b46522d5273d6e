using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Members;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Join;

/// <summary>What each category asks for, and the form; filled in from the account for whoever is signed in.</summary>
[RequestSizeLimit(MaxRequest), EnableRateLimiting(Security.RateLimits.Join)]
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, ILinkSecrets secrets, IStringLocalizer<Texts> texts) : JoinPage(mediator, user)
{
    public MembershipDetails? Membership { get; private set; }
    public IReadOnlyList<OwnApplication> Open { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(MembershipCategory? category, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Input = Input with { Category = category ?? (Categories is [var only] ? only.Category : null) };
        if (SignedIn) await PrefillAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Input.Category is null) ModelState.AddModelError("Input.Category", texts["join.choose-category"]);
        if (!ModelState.IsValid) return Page();

        var result = await SendAsync(cancellationToken);
        if (!Accepted(result)) return Page();
        this.Done(texts[Input.HandIn ? "join.handed-in" : "join.saved"]);
        return this.Go(secrets.PathOfApplication(result.Value.Number));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await LoadChoicesAsync(cancellationToken);
        if (!SignedIn) return;
        Membership = await Mediator.Send(new GetOwnMembership(), cancellationToken);
        Open = [.. (await Mediator.Send(new ListMyApplications(), cancellationToken)).Where(a => a.Status is ApplicationStatus.Draft or ApplicationStatus.Submitted or ApplicationStatus.Returned)];
    }

    private async Task PrefillAsync(CancellationToken cancellationToken)
    {
        var person = await Mediator.Send(new GetMyMembership(), cancellationToken);
        var account = (await Mediator.Send(new MySecurity(), cancellationToken))?.Account;
        Input = Input with
        {
            Name = person?.Name ?? account?.Name, Email = person?.Email ?? account?.Email, Unit = person?.Unit, Department = person?.Department, JobTitle = person?.Title,
        };
    }
}
