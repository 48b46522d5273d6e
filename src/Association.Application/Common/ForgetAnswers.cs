using Association.Application.Access;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Common;

/// <summary>Forgets the kept answers to keyed commands after a day.</summary>
[Requires(Permissions.System)]
public sealed record ForgetAnswers : ICommand<Result<int>>;

internal sealed class ForgetAnswersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ForgetAnswers, Result<int>>
{
    private static readonly TimeSpan AnswersKept = TimeSpan.FromDays(1);

    public async Task<Result<int>> Handle(ForgetAnswers command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - AnswersKept;
        return await db.IdempotencyRecords.Where(r => r.At < before).ExecuteDeleteAsync(cancellationToken);
    }
}
