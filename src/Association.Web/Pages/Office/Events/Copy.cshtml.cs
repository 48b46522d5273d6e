using Association.Application.Access;
using Association.Application.Events.Copying;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Makes a draft from an event: another name, another day, the chosen parts.</summary>
internal sealed class CopyModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Parts { get; } =
        [.. Enum.GetValues<EventPart>().Select(part => new SelectListItem($"choice.{nameof(EventPart)}.{part}", part.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !MayHere(Permissions.EditEvents)) return NotFound();
        Input = new() { NameZh = Event.Name.Zh, NameEn = Event.Name.En, Parts = [.. Enum.GetValues<EventPart>()] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return await ShowAsync(cancellationToken);
        var result = await Mediator.Send(new CopyEvent(Id, Input.NameZh ?? "", Input.NameEn, Input.StartsOn ?? default, [.. Input.Parts.Distinct()], IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(cancellationToken);
        this.Done(Say("copy.done"));
        return this.Go($"/office/events/{result.Value}");
    }

    public sealed class Form
    {
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public DateOnly? StartsOn { get; set; }
        public List<EventPart> Parts { get; set; } = [];
    }
}
