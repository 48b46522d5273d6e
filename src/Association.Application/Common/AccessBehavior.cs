using System.Reflection;
using Association.Application.Access;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Common;

/// <summary>
/// The one place where rights are decided, for all doors. Lacking the permission is Forbidden; a record outside
/// the sender's scope is NotFound, as if it did not exist.
/// </summary>
internal sealed class AccessBehavior<TRequest, TResult>(ICurrentUser user, IEnumerable<IAccessRule<TRequest>> rules) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly string Permission = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} declares no permission.");

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        Refuse.Unless(user.Has(Permission), Error.Forbidden(Permission));
        Refuse.If(request is IInEvent { Event: var @event } && !user.Has(Permission, @event), Error.NotFound("record"));
        foreach (var rule in rules)
            Refuse.Unless(await rule.AllowsAsync(request, cancellationToken), Error.NotFound("record"));
        return await next();
    }
}
