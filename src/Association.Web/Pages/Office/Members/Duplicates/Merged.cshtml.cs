using Association.Application.Access;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members.Duplicates;

/// <summary>A merge that was done: what it moved, and the way back while there is one.</summary>
internal sealed class MergedModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<PersonMerge> Id { get; set; }

    public MergeLine Merge { get; private set; } = null!;

    /// <summary>What the undo that was just done left as it was; null when none was.</summary>
    public IReadOnlyList<NotPutBack>? Left { get; private set; }
    public Guid Restored => Merge.Gone;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>No redirect: the list of what was left is this answer and nothing else.</summary>
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        var undone = await Mediator.Send(new UndoMerge(Id), cancellationToken);
        if (ModelState.Accepted(undone)) Left = undone.Value.Left;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMerge(Id), cancellationToken) is not { } merge) return NotFound();
        Merge = merge;
        return Page();
    }
}
