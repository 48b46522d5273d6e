using Association.Application.Access;
using Association.Application.Members;
using Association.Application.Members.Units;
using Association.Application.Members.Work;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members;

/// <summary>Where a person works and worked: a change of employer is one act, and every period stays.</summary>
internal sealed class WorkModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Id { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Edit { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null);
    [BindProperty] public DateOnly? LastDay { get; set; }

    public MemberDetails Member { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public EmploymentLine? Current => Member.Employments.FirstOrDefault(e => e.To is null);
    public EmploymentLine? Edited => Member.Employments.FirstOrDefault(e => e.Id == Edit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        LastDay = clock.Today();
        Input = Edited is { } work ? new(work.Unit, work.Department, work.Title, work.From, work.To) : new(null, null, null, clock.Today(), null);
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        var started = await Mediator.Send(new StartEmployment(Id, new(Input.Unit ?? Guid.Empty), Input.Department, Input.Title, Input.From ?? clock.Today()), cancellationToken);
        return await AnswerAsync(ModelState.Accepted(started), "work.started", cancellationToken);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid employment, CancellationToken cancellationToken)
    {
        var ended = await Mediator.Send(new EndEmployment(Id, new Id<Employment>(employment), LastDay ?? clock.Today()), cancellationToken);
        return await AnswerAsync(ModelState.Accepted(ended, ""), "work.ended", cancellationToken);
    }

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken cancellationToken)
    {
        var corrected = await Mediator.Send(new CorrectEmployment(Id, new(Edit ?? Guid.Empty), Input.Department, Input.Title, Input.From ?? clock.Today(), Input.To), cancellationToken);
        return await AnswerAsync(ModelState.Accepted(corrected), "work.corrected", cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(bool accepted, string done, CancellationToken cancellationToken)
    {
        if (!accepted) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say(done));
        return RedirectToPage(new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditMembers) || await Mediator.Send(new GetMember(Id), cancellationToken) is not { } member) return false;
        Member = member;
        Units = [.. (await Mediator.Send(new ListUnitChoices(), cancellationToken)).Select(u => new SelectListItem(u.Name, $"{u.Id}"))];
        return true;
    }

    public sealed record Form(Guid? Unit, string? Department, string? Title, DateOnly? From, DateOnly? To);
}
