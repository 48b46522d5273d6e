using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Tasks;

/// <summary>How far a task is, and what became of each row when it has ended; for who started it and for administrators.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record GetTask(Id<LongTask> Task) : IQuery<TaskDetails?>;

/// <param name="Rows">Empty while it runs.</param>
/// <param name="Error">Why it broke off: a code with the text <c>error.{code}</c>, or what went wrong inside.</param>
public sealed record TaskDetails(
    Guid Id, LongTaskKind Kind, LongTaskState State, Guid? Subject, int Total, int Done, int Failed, DateTimeOffset QueuedAt, DateTimeOffset? FinishedAt,
    IReadOnlyList<LongTaskRow> Rows, string? Error)
{
    public bool Finished => State is LongTaskState.Done or LongTaskState.Failed;
}

internal sealed class GetTaskAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<GetTask>
{
    public async Task<bool> AllowsAsync(GetTask request, CancellationToken cancellationToken) =>
        user.Has(Permissions.ManageJobs) || await db.Tasks.AnyAsync(t => t.Id == request.Task && t.StartedBy == user.Id, cancellationToken);
}

internal sealed class GetTaskHandler(IAssociationDb db) : IRequestHandler<GetTask, TaskDetails?>
{
    public async Task<TaskDetails?> Handle(GetTask query, CancellationToken cancellationToken)
    {
        if (await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == query.Task, cancellationToken) is not { } task) return null;
        return new(task.Id.Value, task.Kind, task.State, task.Subject, task.Total, task.Done, task.Failed, task.QueuedAt, task.FinishedAt, RowsOf(task.Report), task.Error);
    }

    /// <summary>A report of another shape, as an importer keeps, has a page of its own.</summary>
    private static List<LongTaskRow> RowsOf(string? report) =>
        report is null || !report.StartsWith('[') ? [] : JsonSerializer.Deserialize<List<LongTaskRow>>(report, LongTaskReport.Json) ?? [];
}

/// <summary>The tasks somebody started, the newest first; administrators see everybody's.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ListTasks(int Count = 20) : IQuery<IReadOnlyList<TaskLine>>;

public sealed record TaskLine(Guid Id, LongTaskKind Kind, LongTaskState State, int Total, int Done, int Failed, DateTimeOffset QueuedAt, DateTimeOffset? FinishedAt);

internal sealed class ListTasksHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListTasks, IReadOnlyList<TaskLine>>
{
    public async Task<IReadOnlyList<TaskLine>> Handle(ListTasks query, CancellationToken cancellationToken)
    {
        var tasks = db.Tasks.AsNoTracking();
        if (!user.Has(Permissions.ManageJobs)) tasks = tasks.Where(t => t.StartedBy == user.Id);
        return await tasks.OrderByDescending(t => t.QueuedAt).Take(Math.Clamp(query.Count, 1, 100))
            .Select(t => new TaskLine(t.Id.Value, t.Kind, t.State, t.Total, t.Done, t.Failed, t.QueuedAt, t.FinishedAt)).ToListAsync(cancellationToken);
    }
}
