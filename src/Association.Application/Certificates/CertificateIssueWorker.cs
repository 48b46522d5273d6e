using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Tasks;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Certificates;

/// <summary>Which task issues which kind.</summary>
internal static class IssueTasks
{
    private static readonly Dictionary<CertificateKind, LongTaskKind> Of = new()
    {
        [CertificateKind.Attendance] = LongTaskKind.IssueCertificates, [CertificateKind.Credit] = LongTaskKind.IssueCredits, [CertificateKind.Lecturer] = LongTaskKind.IssueTeachingProofs,
        [CertificateKind.Training] = LongTaskKind.IssueTrainings,
    };

    public static LongTaskKind For(CertificateKind kind) => Of[kind];
}

/// <summary>Issues the certificates of a kind for an event batch by batch; what was issued before a crash is passed over.</summary>
internal abstract class CertificateIssueWorker(IAssociationDb db, CertificateHolders holders, IServiceScopeFactory scopes, CertificateKind kind) : ILongTaskWorker
{
    public LongTaskKind Kind => IssueTasks.For(kind);

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var id = new Id<Event>(task.Subject!.Value);
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } @event) throw new RefusedException(EventErrors.NotFound);
        await progress.StartAsync(await holders.CountAsync(@event, kind, cancellationToken), cancellationToken);
        while (await IssueAsync(id, cancellationToken) is { Count: > 0 } issued)
            foreach (var certificate in issued)
                await progress.RowAsync(new LongTaskRow($"{certificate.Holder} · {certificate.Number}", true, Href: $"/office/events/{id}/certificates?handler=File&certificate={certificate.Id}"), cancellationToken);
    }

    /// <summary>Each batch in a scope of its own, so that memory stays flat however many there are.</summary>
    private async Task<IReadOnlyList<IssuedCertificate>> IssueAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope("task:certificates");
        var issued = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new IssueCertificates(@event, Kind: kind), cancellationToken);
        return issued.Succeeded ? issued.Value.Items : throw new RefusedException(issued.Errors[0]);
    }
}

internal sealed class AttendanceWorker(IAssociationDb db, CertificateHolders holders, IServiceScopeFactory scopes) : CertificateIssueWorker(db, holders, scopes, CertificateKind.Attendance);

internal sealed class CreditCertificateWorker(IAssociationDb db, CertificateHolders holders, IServiceScopeFactory scopes) : CertificateIssueWorker(db, holders, scopes, CertificateKind.Credit);

internal sealed class TeachingProofWorker(IAssociationDb db, CertificateHolders holders, IServiceScopeFactory scopes) : CertificateIssueWorker(db, holders, scopes, CertificateKind.Lecturer);

internal sealed class TrainingWorker(IAssociationDb db, CertificateHolders holders, IServiceScopeFactory scopes) : CertificateIssueWorker(db, holders, scopes, CertificateKind.Training);
