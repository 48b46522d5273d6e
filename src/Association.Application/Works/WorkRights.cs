using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

/// <summary>A request about all records of a kind; of kinds that somebody may not see, there are none.</summary>
public interface IReadsWorkKind
{
    WorkKind Kind { get; }
}

/// <summary>Writes a record of a kind.</summary>
public interface IWritesWorkKind
{
    WorkKind Kind { get; }
}

/// <summary>Reads one record.</summary>
public interface IReadsWork
{
    Id<WorkRecord> Work { get; }
}

/// <summary>Changes one record.</summary>
public interface IWritesWork
{
    Id<WorkRecord> Work { get; }
}

/// <summary>Which right opens which kind.</summary>
public static class WorkRights
{
    public static string ToRead(WorkKind kind) => kind.Rule().Keeper is WorkKeeper.Party ? Permissions.ReadParty : Permissions.ReadWorks;

    public static string ToWrite(WorkKind kind) => kind.Rule().Keeper switch
    {
        WorkKeeper.Party => Permissions.EditParty,
        WorkKeeper.Education => Permissions.EditEducationWorks,
        WorkKeeper.Quality => Permissions.EditQualityWorks,
        _ => Permissions.EditWorks,
    };

    /// <summary>The kinds somebody may see, in the order of the register.</summary>
    public static IReadOnlyList<WorkRule> Seen(this ICurrentUser user) => [.. WorkRules.All.Where(rule => user.Has(ToRead(rule.Kind)))];

    public static bool MayWrite(this ICurrentUser user, WorkKind kind) => user.Has(ToRead(kind)) && user.Has(ToWrite(kind));
}

internal sealed class ReadWorkKindAccess<TRequest>(ICurrentUser user) : IAccessRule<TRequest> where TRequest : IReadsWorkKind
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) => Task.FromResult(Enum.IsDefined(request.Kind) && user.Has(WorkRights.ToRead(request.Kind)));
}

internal sealed class WriteWorkKindAccess<TRequest>(ICurrentUser user) : IAccessRule<TRequest> where TRequest : IWritesWorkKind
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) => Task.FromResult(Enum.IsDefined(request.Kind) && user.MayWrite(request.Kind));
}

internal sealed class ReadWorkAccess<TRequest>(IAssociationDb db, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IReadsWork
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        await db.KindOfAsync(request.Work, cancellationToken) is { } kind && user.Has(WorkRights.ToRead(kind));
}

internal sealed class WriteWorkAccess<TRequest>(IAssociationDb db, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IWritesWork
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        await db.KindOfAsync(request.Work, cancellationToken) is { } kind && user.MayWrite(kind);
}

internal static class WorkKinds
{
    public static Task<WorkKind?> KindOfAsync(this IAssociationDb db, Id<WorkRecord> work, CancellationToken cancellationToken) =>
        db.Works.Where(w => w.Id == work).Select(w => (WorkKind?)w.Kind).FirstOrDefaultAsync(cancellationToken);
}
