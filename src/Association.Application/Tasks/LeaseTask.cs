using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Tasks;

/// <summary>Takes the task that waited longest for one worker; empty when there is none to take.</summary>
[Requires(Permissions.System)]
public sealed record LeaseNextTask : ICommand<Result<Guid?>>;

internal sealed class LeaseNextTaskHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<LeaseNextTask, Result<Guid?>>
{
    private const int Looked = 5;

    public async Task<Result<Guid?>> Handle(LeaseNextTask command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.Tasks.AsNoTracking().Free(now).OrderBy(t => t.QueuedAt).Select(t => t.Id).Take(Looked).ToListAsync(cancellationToken))
            if (await TakeAsync(id, now, cancellationToken)) return (Guid?)id.Value;
        return (Guid?)null;
    }

    private async Task<bool> TakeAsync(Id<LongTask> id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = now + LongTaskRunner.Lease;
        return await db.Tasks.Where(t => t.Id == id).Free(now).ExecuteUpdateAsync(row => row
            .SetProperty(t => t.LeasedUntil, until)
            .SetProperty(t => t.State, LongTaskState.Running)
            .SetProperty(t => t.Attempts, t => t.Attempts + 1), cancellationToken) == 1;
    }
}

/// <summary>Says that the worker still lives and how far it is; false when the task is not its own any more.</summary>
[Requires(Permissions.System)]
public sealed record KeepTask(Guid Task, int Total, int Done, int Failed) : ICommand<Result<bool>>;

internal sealed class KeepTaskHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<KeepTask, Result<bool>>
{
    public async Task<Result<bool>> Handle(KeepTask command, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = clock.GetUtcNow() + LongTaskRunner.Lease;
        var id = new Id<LongTask>(command.Task);
        return await db.Tasks.Where(t => t.Id == id && t.State == LongTaskState.Running && t.LeasedUntil != null).ExecuteUpdateAsync(row => row
            .SetProperty(t => t.LeasedUntil, until)
            .SetProperty(t => t.Total, command.Total)
            .SetProperty(t => t.Done, command.Done)
            .SetProperty(t => t.Failed, command.Failed), cancellationToken) == 1;
    }
}

/// <summary>The host stops: somebody else may go on at once, and this start does not count against the task.</summary>
[Requires(Permissions.System)]
public sealed record ReleaseTask(Guid Task) : ICommand<Result>;

internal sealed class ReleaseTaskHandler(IAssociationDb db) : IRequestHandler<ReleaseTask, Result>
{
    public async Task<Result> Handle(ReleaseTask command, CancellationToken cancellationToken)
    {
        var id = new Id<LongTask>(command.Task);
        await db.Tasks.Where(t => t.Id == id && t.State == LongTaskState.Running).ExecuteUpdateAsync(row => row
            .SetProperty(t => t.LeasedUntil, (DateTimeOffset?)null)
            .SetProperty(t => t.Attempts, t => t.Attempts - 1), cancellationToken);
        return Result.Done;
    }
}

/// <summary>The work is over: done, or broken off with an error.</summary>
[Requires(Permissions.System)]
public sealed record EndTask(Guid Task, int Total, int Done, int Failed, IReadOnlyList<LongTaskRow> Rows, string? Error = null) : ICommand<Result>;

internal sealed class EndTaskHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<EndTask, Result>
{
    public async Task<Result> Handle(EndTask command, CancellationToken cancellationToken)
    {
        var id = new Id<LongTask>(command.Task);
        if (await db.Tasks.FirstOrDefaultAsync(t => t.Id == id, cancellationToken) is not { Finished: false } task) return Result.Done;

        task.Start(command.Total);
        task.Progress(command.Done, command.Failed);
        var report = JsonSerializer.Serialize(command.Rows, LongTaskReport.Json);
        if (command.Error is null) task.Finish(report, clock.GetUtcNow());
        else task.Break(command.Error, report, clock.GetUtcNow());
        return Result.Done;
    }
}

internal static class LongTaskReport
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IQueryable<LongTask> Free(this IQueryable<LongTask> tasks, DateTimeOffset now) => tasks
        .Where(t => (t.State == LongTaskState.Queued || t.State == LongTaskState.Running) && (t.LeasedUntil == null || t.LeasedUntil <= now));
}
