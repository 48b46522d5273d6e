using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.Application.Access;

/// <summary>Who sends the request, with the rights that hold at this moment: they are read anew for each request.</summary>
public interface ICurrentUser
{
    UserId Id { get; }
    bool IsSignedIn { get; }
    /// <summary>For the audit: the name shown, never an address or a number.</summary>
    string Name { get; }
    Id<Person>? Person { get; }
    /// <summary>IP address, or the name of the job or command.</summary>
    string From { get; }
    string Culture { get; }

    /// <summary>Holds the permission somewhere: for the whole association or for at least one event.</summary>
    bool Has(string permission);

    /// <summary>Holds the permission for this event.</summary>
    bool Has(string permission, Id<Event> @event);
}
