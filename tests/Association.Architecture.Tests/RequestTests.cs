using System.Reflection;
using Association.Application.Access;
using Association.Application.Common;
using MediatR;
using Xunit;

namespace Association.Architecture.Tests;

public sealed class RequestTests
{
    private static readonly Type[] Requests = [.. Layers.All.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IBaseRequest)))];

    private static readonly string[] Known =
        [.. typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void There_are_requests() => Assert.NotEmpty(Requests);

    [Fact]
    public void Every_request_says_who_may_send_it() =>
        Assert.All(Requests, request => Assert.Contains(request.GetCustomAttribute<RequiresAttribute>()?.Permission, Known));

    [Fact]
    public void Every_request_is_a_command_or_a_query() =>
        Assert.All(Requests, request => Assert.Contains(request.GetInterfaces(), i => i.IsGenericType
            && (i.GetGenericTypeDefinition() == typeof(ICommand<>) || i.GetGenericTypeDefinition() == typeof(IQuery<>))));

    [Fact]
    public void Every_request_has_one_handler() =>
        Assert.All(Requests, request => Assert.Single(Layers.All.SelectMany(a => a.GetTypes()), type => type.GetInterfaces().Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GenericTypeArguments[0] == request)));

    /// <summary>Areas react to each other by domain events.</summary>
    [Fact]
    public void A_handler_never_sends() =>
        Assert.Empty(Layers.Application.GetTypes()
            .Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            .Where(type => type.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.ParameterType == typeof(IMediator)))
            .Select(type => type.Name));

    [Fact]
    public void Every_permission_is_granted_to_some_role_or_built_in() =>
        Assert.Empty(Known.Except([Permissions.Anyone, Permissions.Self, Permissions.System])
            .Except(Enum.GetValues<Domain.Access.Role>().SelectMany(Roles.PermissionsOf)));
}
