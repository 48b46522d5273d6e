using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Access;

/// <summary>Who may send this request. Every request carries exactly one; a test proves it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>A request about one event: the permission must hold for that event.</summary>
public interface IInEvent
{
    Id<Event> Event { get; }
}

/// <summary>Narrows a permission to the records that the sender may touch. Optional; lives beside its request.</summary>
public interface IAccessRule<in TRequest>
{
    Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken);
}
