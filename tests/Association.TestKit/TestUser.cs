using Association.Application.Access;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.TestKit;

/// <summary>Somebody who sends requests, each in a scope of its own. No id: not signed in.</summary>
public sealed record TestUser(TestApp App, UserId? Id, string Name, Id<Person>? Person, IReadOnlyList<(Role Role, Id<Event>? Event)> Roles, string Culture = "zh-CN")
{
    public TestUser At(Id<Event> @event, Role role) => this with { Roles = [.. Roles, (role, @event)] };

    public TestUser Being(Id<Person> person) => this with { Person = person };

    public TestUser Reading(string culture) => this with { Culture = culture };

    public async Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken cancellationToken = default)
    {
        await using var scope = App.NewScope();
        Enter(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    private void Enter(CurrentUser door)
    {
        if (Id == UserId.System) door.ActAsSystem("test");
        else if (Id is { } id) door.SignIn(id, Name, Person, [.. Roles.Select(r => new GrantedRole(r.Role, r.Event))]);
        (door.From, door.Culture) = ("test", Culture);
    }
}
