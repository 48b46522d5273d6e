using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Domain.Bodies;
using Association.Domain.Common;

namespace Association.Application.Plans;

/// <summary>A request about the plan of one body, or of the whole association where none is named.</summary>
public interface IOfPlan
{
    Id<Body>? Body { get; }
}

/// <summary>Reads a plan: those who act for the body, and the office that reads activities.</summary>
public interface IReadsPlan : IOfPlan;

/// <summary>Changes a plan: those who act for the body, and the office that keeps plans.</summary>
public interface IEditsPlan : IOfPlan;

internal sealed class ReadPlanAccess<TRequest>(BodyScope scope, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IReadsPlan
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        user.Has(Permissions.EnterOffice) && user.Has(Permissions.ReadEvents) || request.Body is { } body && await scope.ActsForAsync(body, cancellationToken);
}

internal sealed class EditPlanAccess<TRequest>(BodyScope scope, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IEditsPlan
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        user.Has(Permissions.EditPlan) || request.Body is { } body && await scope.ActsForAsync(body, cancellationToken);
}
