using System.Diagnostics;
using Association.Application.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Tasks;

/// <summary>Counts rows and saves the counts now and then; the rows themselves are kept when the task ends.</summary>
internal sealed class LongTaskProgress(IServiceScopeFactory scopes, Guid task) : ILongTaskProgress
{
    private const int RowsBetweenSaves = 25;
    private const int MaxRows = 20_000;
    private static readonly TimeSpan TimeBetweenSaves = TimeSpan.FromMilliseconds(500);

    private readonly List<LongTaskRow> _rows = [];
    private long _savedAt = Stopwatch.GetTimestamp();
    private int _unsaved;

    public int Total { get; private set; }
    public int Done { get; private set; }
    public int Failed { get; private set; }
    public IReadOnlyList<LongTaskRow> Rows => _rows;

    public async Task StartAsync(int total, CancellationToken cancellationToken)
    {
        Total = total;
        await SaveAsync(cancellationToken);
    }

    public async Task CountAsync(int done, CancellationToken cancellationToken)
    {
        Done = done;
        if (Stopwatch.GetElapsedTime(_savedAt) > TimeBetweenSaves) await SaveAsync(cancellationToken);
    }

    public async Task RowAsync(LongTaskRow row, CancellationToken cancellationToken)
    {
        if (row.Succeeded) Done++;
        else Failed++;
        if (_rows.Count < MaxRows) _rows.Add(row);
        if (++_unsaved >= RowsBetweenSaves || Stopwatch.GetElapsedTime(_savedAt) > TimeBetweenSaves) await SaveAsync(cancellationToken);
    }

    /// <returns>False: the task belongs to another worker now.</returns>
    public async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        (_unsaved, _savedAt) = (0, Stopwatch.GetTimestamp());
        await using var scope = scopes.CreateSystemScope("job:tasks");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new KeepTask(task, Total, Done, Failed), cancellationToken) is { Succeeded: true, Value: true };
    }
}
