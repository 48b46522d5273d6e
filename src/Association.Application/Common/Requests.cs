using Association.Domain.Common;
using MediatR;

namespace Association.Application.Common;

/// <summary>Changes state in one unit of work. A refusal comes back as a result, never as an exception.</summary>
public interface ICommand<TResult> : IRequest<TResult> where TResult : IResult<TResult>;

/// <summary>Reads and never saves. Answers null for what does not exist; throws when access is refused.</summary>
public interface IQuery<TResult> : IRequest<TResult>;

/// <summary>
/// A command that may arrive twice: a double click, a retry after a lost answer. With a key, the second arrival
/// within a day gets the first answer and changes nothing; the key belongs to its sender and its content.
/// </summary>
public interface IIdempotent
{
    string? IdempotencyKey { get; }
}

/// <summary>A domain event on its way through MediatR. Handlers run before the commit and only write rows.</summary>
public sealed record Raised<TEvent>(TEvent Event) : INotification where TEvent : IDomainEvent;

public static class CommonErrors
{
    public static readonly Error Duplicate = Error.Conflict("record.duplicate", "That has been recorded already.");
    public static readonly Error Busy = new(ErrorKind.Unavailable, "record.busy", "Others are changing this right now; please try again.");
    public static readonly Error KeyReused = Error.Conflict("idempotency.reused", "This key was used for another request.");
}
