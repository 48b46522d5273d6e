using Association.Application.Certificates;
using Association.Application.Events;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

internal sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private const int Shown = 3;

    /// <summary>What has to be paid first, then what comes next.</summary>
    public IReadOnlyList<MyRegistration> Next { get; private set; } = [];

    public IReadOnlyList<MyCertificate> Certificates { get; private set; } = [];
    public MyMembership? Person { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        Next = [.. (await mediator.Send(new ListMyRegistrations(), cancellationToken))
            .Where(r => r.EndsOn >= today && r.Status is RegistrationStatus.AwaitingPayment or RegistrationStatus.Confirmed or RegistrationStatus.Pending)
            .OrderBy(r => r.Status).ThenBy(r => r.StartsOn)];
        Certificates = [.. (await mediator.Send(new ListMyCertificates(), cancellationToken)).Take(Shown)];
        Person = await mediator.Send(new GetMyMembership(), cancellationToken);
    }
}
