using Association.Application.Access;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members.Duplicates;

public enum DuplicateView { Open, Dismissed, Merged }

/// <summary>Records that may be one person, the likeliest first; what was set aside; what was merged.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public DuplicateView View { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Person { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public DuplicateList Found { get; private set; } = null!;
    public IReadOnlyList<MergeLine> Merges { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostDismissAsync(Guid one, Guid other, CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new DismissDuplicate(new(one), new(other)), cancellationToken), "duplicates.was-dismissed", cancellationToken);

    public async Task<IActionResult> OnPostReopenAsync(Guid one, Guid other, CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new ReopenDuplicate(new(one), new(other)), cancellationToken), "duplicates.was-reopened", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Result result, string done, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(result))
        {
            this.Done(Say(done));
            return RedirectToPage(new { View, Person });
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Found = await Mediator.Send(new ListDuplicates(View is DuplicateView.Dismissed ? DuplicateState.Dismissed : DuplicateState.Open, Person, After), cancellationToken);
        if (View is DuplicateView.Merged) Merges = await Mediator.Send(new ListMerges(), cancellationToken);
    }
}
