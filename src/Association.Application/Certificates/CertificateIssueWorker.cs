using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Surveys;
using Association.Application.Tasks;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Certificates;

/// <summary>Issues the certificates of an event batch by batch; what was issued before a crash is passed over.</summary>
internal sealed class CertificateIssueWorker(IAssociationDb db, IServiceScopeFactory scopes, TimeProvider clock) : ILongTaskWorker
{
    public LongTaskKind Kind => LongTaskKind.IssueCertificates;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var @event = new Id<Event>(task.Subject!.Value);
        await progress.StartAsync(await OpenAsync(@event, cancellationToken), cancellationToken);
        while (await IssueAsync(@event, cancellationToken) is { Count: > 0 } issued)
            foreach (var certificate in issued)
                await progress.RowAsync(new LongTaskRow($"{certificate.Holder} · {certificate.Number}", true, Href: $"/office/events/{@event}/certificates?handler=File&certificate={certificate.Id}"), cancellationToken);
    }

    private Task<int> OpenAsync(Id<Event> @event, CancellationToken cancellationToken) =>
        db.Registrations.WithSurveysAnswered(db, clock.GetUtcNow()).CountAsync(r => r.Event == @event && r.CheckedInAt != null
            && !db.Certificates.Any(c => c.Registration == r.Id && c.Status == CertificateStatus.Valid), cancellationToken);

    /// <summary>Each batch in a scope of its own, so that memory stays flat however many there are.</summary>
    private async Task<IReadOnlyList<IssuedCertificate>> IssueAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope("task:certificates");
        var issued = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new IssueCertificates(@event), cancellationToken);
        return issued.Succeeded ? issued.Value.Items : throw new RefusedException(issued.Errors[0]);
    }
}
