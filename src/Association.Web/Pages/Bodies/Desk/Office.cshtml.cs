using Association.Application.Bodies.Desk;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>One office on the roster: its days, its end, whether it is named in public.</summary>
internal sealed class OfficeModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : DeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Appointment> Appointment { get; set; }
    [BindProperty] public DaysForm Input { get; set; } = new(null, null, null);
    [BindProperty] public EndForm End { get; set; } = new(null, false, null);

    public AppointmentView Office { get; private set; } = null!;
    public IReadOnlyList<string> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Office.From, Office.To, Office.Unit);
        End = new(clock.Today() < Office.From ? Office.From : clock.Today(), true, null);
        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        var changed = await Mediator.Send(new ChangeAppointment(Body, Appointment, Input.From ?? clock.Today(), Input.To, Input.Unit), cancellationToken);
        return await AnswerAsync(ModelState.Accepted(changed), "desk.days-changed", cancellationToken);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        var ended = await Mediator.Send(new EndAppointment(Body, Appointment, End.LastDay ?? clock.Today(), End.Resigned, End.Note), cancellationToken);
        return await AnswerAsync(ModelState.Accepted(ended, nameof(End)), "desk.ended", cancellationToken);
    }

    public async Task<IActionResult> OnPostConsentAsync(bool agreed, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var set = await Mediator.Send(new SetRosterConsent(Body, new Id<Person>(Office.Person), agreed), cancellationToken);
        return await AnswerAsync(ModelState.Accepted(set, ""), agreed ? "desk.consent-kept" : "desk.consent-gone", cancellationToken);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken)
    {
        var taken = await Mediator.Send(new TakeBackAppointment(Body, Appointment), cancellationToken);
        if (!ModelState.Accepted(taken, "")) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say("desk.taken-back"));
        return Redirect(To("roster"));
    }

    private async Task<IActionResult> AnswerAsync(bool accepted, string done, CancellationToken cancellationToken)
    {
        if (!accepted) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say(done));
        return Redirect(To($"roster/{Appointment}"));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetAppointment(Body, Appointment), cancellationToken) is not { } office) return false;
        (Office, Units) = (office, await Mediator.Send(new ListUnitNames(Body), cancellationToken));
        return true;
    }

    public sealed record DaysForm(DateOnly? From, DateOnly? To, string? Unit);

    public sealed record EndForm(DateOnly? LastDay, bool Resigned, string? Note);
}
