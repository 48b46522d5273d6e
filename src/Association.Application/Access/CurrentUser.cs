using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.Application.Access;

/// <summary>One role of a signed-in account; without an event it holds everywhere.</summary>
public sealed record GrantedRole(Role Role, Id<Event>? Event);

/// <summary>The user of one scope. The door fills it before the first request: web, command line, job.</summary>
public sealed class CurrentUser : ICurrentUser
{
    /// <summary>The name of the product itself, where records keep who acted.</summary>
    public const string SystemName = "system";

    private bool _system;
    private IReadOnlyCollection<GrantedRole> _roles = [];
    private IReadOnlySet<string>? _allowed;

    public UserId Id { get; private set; }
    public bool IsSignedIn { get; private set; }
    public string Name { get; private set; } = "";
    public Id<Person>? Person { get; private set; }
    public string From { get; set; } = "";
    public string Culture { get; set; } = "zh-CN";

    /// <summary>Roles that count now; those that ask for a second factor are left out when it was not given.</summary>
    public IReadOnlyCollection<GrantedRole> Roles => _roles;

    public void SignIn(UserId id, string name, Id<Person>? person, IReadOnlyCollection<GrantedRole> roles) =>
        (Id, Name, Person, _roles, IsSignedIn, _system, _allowed) = (id, name, person, roles, true, false, null);

    /// <summary>From here on only these permissions count, and only while the account holds them: an API token has scopes.</summary>
    public void NarrowTo(IReadOnlySet<string> permissions) => _allowed = permissions;

    /// <param name="from">The job or command that acts.</param>
    public void ActAsSystem(string from) => (Id, Name, From, IsSignedIn, _system) = (UserId.System, SystemName, from, true, true);

    public bool Has(string permission) => permission switch
    {
        Permissions.Anyone => true,
        _ when _allowed?.Contains(permission) is false => false,
        Permissions.Self => IsSignedIn,
        _ when _system => true,
        _ => _roles.Any(r => Access.Roles.PermissionsOf(r.Role).Contains(permission)),
    };

    public bool Has(string permission, Id<Event> @event) =>
        permission is Permissions.Anyone or Permissions.Self || _system
            ? Has(permission)
            : Has(permission) && _roles.Any(r => (r.Event is null || r.Event == @event) && Access.Roles.PermissionsOf(r.Role).Contains(permission));
}
