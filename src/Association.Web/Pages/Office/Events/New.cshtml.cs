using Association.Application.Access;
using Association.Application.Events;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Opens a draft; everything else is asked by the checklist.</summary>
internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(null, null, EventType.AcademicConference, EventClass.Academic, EventLevel.District, null, null);

    public IActionResult OnGet() => May(Permissions.EditEvents) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return Page();
        var result = await Mediator.Send(new CreateEvent(Input.NameZh ?? "", Input.NameEn, Input.Type, Input.Class, Input.Level,
            Input.StartsOn ?? default, Input.EndsOn ?? Input.StartsOn ?? default, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();

        this.Done(Say("editor.created"));
        return this.Go($"/office/events/{result.Value}/basics");
    }

    public sealed record Form(string? NameZh, string? NameEn, EventType Type, EventClass Class, EventLevel Level, DateOnly? StartsOn, DateOnly? EndsOn);
}
