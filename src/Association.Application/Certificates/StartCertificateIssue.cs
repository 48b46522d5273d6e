using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>Queues the certificates of everybody who came and has none yet; the task shows how far it is.</summary>
[Requires(Permissions.IssueCertificates)]
public sealed record StartCertificateIssue(Id<Event> Event, string? IdempotencyKey = null, CertificateKind Kind = default) : ICommand<Result<Guid>>, IInEvent, IIdempotent;

internal sealed class StartCertificateIssueHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartCertificateIssue, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartCertificateIssue command, CancellationToken cancellationToken)
    {
        var status = await db.Events.Where(e => e.Id == command.Event).Select(e => (EventStatus?)e.Status).FirstOrDefaultAsync(cancellationToken);
        if (status is null) return EventErrors.NotFound;
        if (status is not EventStatus.Held) return CertificateErrors.EventNotHeld;

        if (command.Kind is CertificateKind.Appointment) return CertificateErrors.Kind;
        var task = new LongTask(IssueTasks.For(command.Kind), command.Event.Value, user.Id, clock.GetUtcNow());
        db.Tasks.Add(task);
        return task.Id.Value;
    }
}
