using System.Security.Cryptography;
using System.Text.Json;
using Association.Application.Access;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Common;

/// <summary>
/// Answers a repeated command with its first answer. Runs inside the unit of work: the record and the change
/// commit together, so a lost answer can be asked for again, and of two that race one commits and the other reads.
/// </summary>
internal sealed class IdempotencyBehavior<TCommand, TResult>(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult>, IIdempotent where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TCommand command, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (string.IsNullOrEmpty(command.IdempotencyKey)) return await next();

        var (id, content) = (IdOf(command.IdempotencyKey), HashOf(JsonSerializer.SerializeToUtf8Bytes(command)));
        var known = await db.IdempotencyRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (known is not null)
            return known.Content == content ? TResult.Restored(known.Answer) : TResult.Refused([CommonErrors.KeyReused]);

        var result = await next();
        if (result.Succeeded) db.IdempotencyRecords.Add(new IdempotencyRecord(id, content, result.Kept(), clock.GetUtcNow()));
        return result;
    }

    private string IdOf(string key) => HashOf(System.Text.Encoding.UTF8.GetBytes($"{user.Id}|{typeof(TCommand).Name}|{key}"));

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>The first answer to a keyed command; removed after a day.</summary>
public sealed class IdempotencyRecord
{
    public const int HashLength = 64;

    private IdempotencyRecord() { }

    public IdempotencyRecord(string id, string content, string answer, DateTimeOffset at) => (Id, Content, Answer, At) = (id, content, answer, at);

    public string Id { get; private set; } = "";
    public string Content { get; private set; } = "";
    public string Answer { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
