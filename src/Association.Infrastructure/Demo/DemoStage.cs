using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Demo;

/// <summary>The product's services at another time: a conference of last month is registered for, paid and attended in its own days.</summary>
/// <param name="clock">What those services take for now.</param>
public delegate ServiceProvider ServicesAt(TimeProvider clock);

/// <summary>Sends what people would have sent, each request in a scope of its own; a refusal stops the demo.</summary>
internal sealed class DemoStage(IServiceProvider services)
{
    public Task<T> AsOffice<T>(ICommand<Result<T>> command, CancellationToken cancellationToken) => SendAsync(command, Office, cancellationToken);

    public async Task AsOffice(ICommand<Result> command, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        Office(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
        if (!result.Succeeded) throw new InvalidOperationException($"The demo was refused: {result.Errors[0].Code}.");
    }

    public Task<T> As<T>(Person member, ICommand<Result<T>> command, CancellationToken cancellationToken) =>
        SendAsync(command, user => user.SignIn(UserId.System, member.Name, member.Id, []), cancellationToken);

    public Task<T> AsGuest<T>(ICommand<Result<T>> command, CancellationToken cancellationToken) => SendAsync(command, _ => { }, cancellationToken);

    private async Task<T> SendAsync<T>(ICommand<Result<T>> command, Action<CurrentUser> enter, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        user.From = "demo";
        enter(user);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
        return result.Succeeded ? result.Value : throw new InvalidOperationException($"The demo was refused: {result.Errors[0].Code}.");
    }

    private static void Office(CurrentUser user) => user.ActAsSystem("demo");
}

/// <summary>A clock that stands where it is put.</summary>
internal sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
