using Association.Application.Access;
using Association.Application.Members;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>Everything about one unit: what it is, the seats it held, who speaks for it and who keeps its desk.</summary>
internal sealed class UnitModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<MemberUnit> Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Person { get; set; }

    public UnitDetails Unit { get; private set; } = null!;
    public IReadOnlyList<FoundPerson> People { get; private set; } = [];
    public bool MayEdit => May(Permissions.EditUnits);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetUnit(Id), cancellationToken) is not { } unit) return NotFound();
        Unit = unit;
        if (MayEdit) People = await Mediator.Send(new FindPeople(Person), cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostRepresentAsync(Guid? person, CancellationToken cancellationToken) =>
        AnswerAsync(new NameRepresentative(Id, person is { } id ? new Id<Domain.Members.Person>(id) : null), "seats.representative-named", cancellationToken);

    public async Task<IActionResult> OnPostGrantAsync(Guid person, LiaisonDuty[] duties, string? department, CancellationToken cancellationToken)
    {
        var granted = await Mediator.Send(new GrantLiaison(Id, new Id<Domain.Members.Person>(person), duties, department), cancellationToken);
        return await AnswerAsync(ModelState.Accepted(granted, ""), "seats.liaison-granted", cancellationToken);
    }

    public Task<IActionResult> OnPostDutiesAsync(Guid liaison, LiaisonDuty[] duties, string? department, CancellationToken cancellationToken) =>
        AnswerAsync(new ChangeLiaison(new Id<UnitLiaison>(liaison), duties, department), "seats.duties-changed", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid liaison, CancellationToken cancellationToken) =>
        AnswerAsync(new WithdrawLiaison(new Id<UnitLiaison>(liaison)), "seats.liaison-withdrawn", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Application.Common.ICommand<Result> command, string done, CancellationToken cancellationToken) =>
        await AnswerAsync(ModelState.Accepted(await Mediator.Send(command, cancellationToken), ""), done, cancellationToken);

    private async Task<IActionResult> AnswerAsync(bool accepted, string done, CancellationToken cancellationToken)
    {
        if (!accepted) return await OnGetAsync(cancellationToken);
        this.Done(Say(done));
        return RedirectToPage(new { Id });
    }
}
