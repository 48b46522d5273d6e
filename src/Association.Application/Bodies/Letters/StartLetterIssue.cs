using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Tasks;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Bodies.Letters;

/// <summary>Queues the letters of everybody of a term who has none that is valid: for more of them than a page may wait for.</summary>
[Requires(Permissions.EditBodies)]
public sealed record StartLetterIssue(Id<Body> Body, Id<BodyTerm> Term, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

internal sealed class StartLetterIssueHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartLetterIssue, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartLetterIssue command, CancellationToken cancellationToken)
    {
        if (!await db.BodyTerms.AnyAsync(t => t.Id == command.Term && t.Body == command.Body, cancellationToken)) return BodyErrors.TermNotFound;
        var task = new LongTask(LongTaskKind.IssueLetters, command.Term.Value, user.Id, clock.GetUtcNow());
        db.Tasks.Add(task);
        return task.Id.Value;
    }
}

/// <summary>Makes out the letters of a term batch by batch; what was issued before a crash is passed over.</summary>
internal sealed class LetterIssueWorker(IAssociationDb db, IServiceScopeFactory scopes) : ILongTaskWorker
{
    public LongTaskKind Kind => LongTaskKind.IssueLetters;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var term = new Id<BodyTerm>(task.Subject!.Value);
        var body = await db.BodyTerms.Where(t => t.Id == term).Select(t => t.Body).SingleAsync(cancellationToken);
        var issued = await IssueAsync(body, term, cancellationToken);
        await progress.StartAsync(issued.Issued + issued.Waiting, cancellationToken);
        for (; issued.Issued > 0; issued = await IssueAsync(body, term, cancellationToken))
            foreach (var letter in issued.Items)
                await progress.RowAsync(new LongTaskRow($"{letter.Holder} · {letter.Number}", true, Href: $"/office/bodies/{body}/letters?handler=File&letter={letter.Id}"), cancellationToken);
    }

    /// <summary>Each batch in a scope of its own, so that memory stays flat however many there are.</summary>
    private async Task<IssuedLetters> IssueAsync(Id<Body> body, Id<BodyTerm> term, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope("task:letters");
        var issued = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new IssueLetters(body, term), cancellationToken);
        return issued.Succeeded ? issued.Value : throw new RefusedException(issued.Errors[0]);
    }
}
