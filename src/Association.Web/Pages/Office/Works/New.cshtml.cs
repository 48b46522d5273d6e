using Association.Application.Access;
using Association.Application.Works;
using Association.Domain.Common;
using Association.Domain.Works;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Works;

/// <summary>A new record of a kind; of a document, a new edition of one that is there.</summary>
internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public WorkKind Kind { get; set; }
    /// <summary>The record that it belongs to.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Parent { get; set; }
    [BindProperty] public WorkTyped Input { get; set; } = new();

    public WorkSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Parent is { } id && await Mediator.Send(new GetWork(new Id<WorkRecord>(id)), cancellationToken) is { } parent)
            Input = new() { Parent = id, TitleZh = Kind == parent.Line.Kind ? parent.Line.Title.Zh : null, TitleEn = Kind == parent.Line.Kind ? parent.Line.Title.En : null, Day = Kind == parent.Line.Kind ? null : parent.Line.Day };
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return await ShowAsync(cancellationToken);
        var result = await Mediator.Send(new RecordWork(Kind, Input.Input, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(cancellationToken);
        this.Done(Say("works.saved"));
        return this.Go(Parent is { } parent && Kind.Rule().Parent != Kind ? $"/office/works/{parent}" : $"/office/works/{result.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!Reader.MayWrite(Kind)) return NotFound();
        Sheet = new(Kind.Rule(), Input, await Mediator.Send(new ListWorkParents(Kind, Input.Parent), cancellationToken), false);
        return Page();
    }
}
