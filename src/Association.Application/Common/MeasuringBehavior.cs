using Association.Application.Events;
using Association.Application.Messages;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Common;

/// <summary>One span per command, and the counters; outermost, so that it sees what the sender sees.</summary>
internal sealed class MeasuringBehavior<TCommand, TResult> : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult> where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TCommand command, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        using var span = Telemetry.Activities.StartActivity(typeof(TCommand).Name);
        var result = await next();
        span?.SetTag("association.refused", result.Succeeded ? null : result.Errors[0].Code);
        if (!result.Succeeded) Telemetry.Refusals.Add(1, new("command", typeof(TCommand).Name), new("code", result.Errors[0].Code));
        else if (result is Result<RegistrationOutcome> { Value.Known: false }) Telemetry.Registrations.Add(1);
        if (command is RecordDelivery mail) Telemetry.Mails.Add(1, new KeyValuePair<string, object?>("outcome", mail.Outcome.ToString()));
        return result;
    }
}
