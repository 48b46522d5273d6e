using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My.Registrations;

internal sealed class IndexModel(IMediator mediator, ILinkSecrets secrets, TimeProvider clock) : PageModel
{
    public IReadOnlyList<MyRegistration> Open { get; private set; } = [];
    public IReadOnlyList<MyRegistration> Closed { get; private set; } = [];

    public IReadOnlyList<MyWaiting> Waits { get; private set; } = [];

    public string AddressOf(MyWaiting entry) => secrets.WaitingPathOf(entry.Number);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var all = await mediator.Send(new ListMyRegistrations(), cancellationToken);
        Open = [.. all.Where(r => IsOpen(r, today)).OrderBy(r => r.Status).ThenBy(r => r.StartsOn)];
        Waits = await mediator.Send(new ListMyWaiting(), cancellationToken);
        Closed = [.. all.Where(r => !IsOpen(r, today))];
    }

    private static bool IsOpen(MyRegistration registration, DateOnly today) =>
        registration.EndsOn >= today && registration.Status is RegistrationStatus.AwaitingPayment or RegistrationStatus.Confirmed or RegistrationStatus.Pending;
}
