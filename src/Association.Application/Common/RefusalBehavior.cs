using Association.Domain.Common;
using MediatR;

namespace Association.Application.Common;

/// <summary>Turns a refused command into a result; the one place that catches <see cref="RefusedException"/>.</summary>
internal sealed class RefusalBehavior<TCommand, TResult> : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult> where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TCommand command, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        try { return await next(); }
        catch (RefusedException refused) { return TResult.Refused([refused.Error]); }
    }
}
