using Association.Application.Access;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>When registration is open, and for how many.</summary>
internal sealed class RegistrationModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null);

    public override EditorStep? Step => EditorStep.Registration;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Event.RegistrationOpensAt, Event.RegistrationClosesAt, Editor.Whole?.Capacity, Event.PaymentDays);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(Input.Command(Id), cancellationToken) ? Saved(Address(EditorStep.Money), "editor.registration-saved") : await ShowAsync(cancellationToken);

    public sealed record Form(DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int? Capacity, int? PaymentDays)
    {
        public OpenRegistration Command(Id<Event> id) => new(id, Wall(OpensAt), Wall(ClosesAt) ?? default, Capacity ?? 0, PaymentDays ?? 0);

        private static DateTime? Wall(DateTimeOffset? at) => at is { } moment ? AssociationCalendar.LocalTime(moment).DateTime : null;
    }
}
