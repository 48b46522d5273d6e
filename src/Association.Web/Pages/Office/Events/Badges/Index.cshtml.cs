using Association.Application.Access;
using Association.Application.Badges;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Badges;

/// <summary>The badges of an event: designs, printing for many or for some, and what was printed.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public bool Waiting { get; set; }
    [BindProperty] public AddForm Adding { get; set; } = new(null, null);
    [BindProperty] public PrintForm Printing { get; set; } = new();

    public BadgesView Badges { get; private set; } = null!;
    public BadgePeoplePage People { get; private set; } = null!;
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;
    public bool MayPrint => MayHere(Permissions.EditRegistrations);

    public IEnumerable<SelectListItem> Templates => Badges.Templates.Select(t => new SelectListItem(t.Name, $"{t.Id}"));
    public IEnumerable<SelectListItem> Sources => Badges.Others.Select(o => new SelectListItem($"{o.Name} · {Words.Of(o.Event)}", $"{o.Id}"));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new AddBadgeTemplate(Id, Adding.Name ?? "", Adding.From), cancellationToken);
        return ModelState.Accepted(result, nameof(Adding)) ? Saved(Address($"badges/{result.Value}"), "badges.added") : await AgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Id<BadgeTemplate> template, CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new RemoveBadgeTemplate(Id, template), cancellationToken), "") ? Saved(Address("badges"), "badges.removed") : await AgainAsync(cancellationToken);

    /// <summary>Starts the task that draws them; its page shows how far it is.</summary>
    public async Task<IActionResult> OnPostPrintAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new StartBadgePrint(Id, Printing.Template, Printing.Order, Printing.Selection, Printing.Chosen, $"{IdempotencyKey.Of(Request)}"), cancellationToken);
        return ModelState.Accepted(result, nameof(Printing)) ? this.Go($"/office/tasks/{result.Value}") : await AgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetFileAsync(Id<BadgeRun> run, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadBadges(Id, run), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Badges = await Mediator.Send(new GetBadges(Id), cancellationToken);
        People = await Mediator.Send(new ListBadgePeople(Id, null, Waiting, Number), cancellationToken);
        return Page();
    }

    public sealed record AddForm(string? Name, Id<BadgeTemplate>? From);

    public sealed class PrintForm
    {
        public Id<BadgeTemplate> Template { get; set; }
        public BadgeOrder Order { get; set; }
        public BadgeSelection Selection { get; set; }
        public List<Id<Registration>> Chosen { get; set; } = [];
    }
}
