using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

/// <summary>Starts to charge the dues of a year in the background. A year that was run before is gone through again for those who are not charged yet.</summary>
/// <param name="AsOf">Null: today, or the day of the year that stands for it.</param>
/// <param name="DueOn">Null: 30 days from today.</param>
/// <param name="Queued">False: whoever asks does the work, as the command line does.</param>
[Requires(Permissions.EditFinance)]
public sealed record StartDuesRun(int Year, DuesAudience Audience, DateOnly? AsOf = null, DateOnly? DueOn = null, bool Queued = true, string? IdempotencyKey = null)
    : ICommand<Result<StartedDues>>, IIdempotent;

/// <param name="Task">Null when it was not queued.</param>
public sealed record StartedDues(Guid Run, Guid? Task);

internal sealed class StartDuesRunValidator : AbstractValidator<StartDuesRun>
{
    public StartDuesRunValidator(TimeProvider clock)
    {
        RuleFor(c => c.Year).InclusiveBetween(DuesRun.FirstYear, DuesRun.LastYear);
        RuleFor(c => c.Audience).IsInEnum();
        RuleFor(c => c.AsOf).Must((c, day) => day is null || day.Value.Year == c.Year).WithErrorCode(DuesErrors.Before.Code);
        RuleFor(c => c.DueOn).Must(day => day is null || day >= clock.Today()).WithErrorCode(DuesErrors.DuePast.Code);
    }
}

/// <summary>The same run for another year, by that year's schedule.</summary>
[Requires(Permissions.EditFinance)]
public sealed record CopyDuesRun(Id<DuesRun> Run, int Year) : ICommand<Result<StartedDues>>;

internal sealed class StartDuesRunHandler(IAssociationDb db, DuesPlan plan, BookKeeping books, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<StartDuesRun, Result<StartedDues>>, IRequestHandler<CopyDuesRun, Result<StartedDues>>
{
    public async Task<Result<StartedDues>> Handle(StartDuesRun command, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var day = DuesRun.DayIn(command.Year, today);
        if (await plan.ScheduleOfAsync(command.AsOf ?? day, cancellationToken) is not { } schedule) return NoSchedule(command.Year);
        var run = new DuesRun(command.Year, schedule.Id, command.Audience, command.AsOf ?? day, day, command.DueOn ?? today.AddDays(DuesRun.DaysToPay), user.Id, now);
        return await StartAsync(run, command.Queued, cancellationToken);
    }

    public async Task<Result<StartedDues>> Handle(CopyDuesRun command, CancellationToken cancellationToken)
    {
        if (await db.DuesRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == command.Run, cancellationToken) is not { } before) return DuesErrors.NotFound;
        if (await plan.ScheduleOfAsync(DuesRun.DayIn(command.Year, clock.Today()), cancellationToken) is not { } schedule) return NoSchedule(command.Year);
        return await StartAsync(before.Copy(command.Year, schedule.Id, clock.Today(), user.Id, clock.GetUtcNow()), queued: true, cancellationToken);
    }

    private async Task<Result<StartedDues>> StartAsync(DuesRun run, bool queued, CancellationToken cancellationToken)
    {
        await books.RefuseClosedAsync(run.On, cancellationToken);
        var task = queued ? new LongTask(LongTaskKind.RunDues, run.Id.Value, user.Id, clock.GetUtcNow()) : null;
        if (task is not null)
        {
            db.Tasks.Add(task);
            run.WorkedBy(task.Id);
        }

        db.DuesRuns.Add(run);
        return new StartedDues(run.Id.Value, task?.Id.Value);
    }

    private static Error NoSchedule(int year) => DuesErrors.NoSchedule.With(year.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A run has gone through all its payers.</summary>
[Requires(Permissions.System)]
public sealed record EndDuesRun(Id<DuesRun> Run) : ICommand<Result>;

internal sealed class EndDuesRunHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<EndDuesRun, Result>
{
    public async Task<Result> Handle(EndDuesRun command, CancellationToken cancellationToken)
    {
        if (await db.DuesRuns.FirstOrDefaultAsync(r => r.Id == command.Run, cancellationToken) is { } run) run.End(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Goes through a run stretch by stretch, each a transaction: broken off and started again, it goes on where charges are missing.</summary>
public sealed class DuesRunner(IMediator mediator)
{
    /// <param name="told">Looked at, charged and their sum so far.</param>
    public async Task<Result<DuesStretch>> RunAsync(Id<DuesRun> run, Func<DuesStretch, Task> told, CancellationToken cancellationToken)
    {
        var sum = new DuesStretch(0, 0, 0, new(false, null));
        DuesMark? mark = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stretch = await mediator.Send(new ChargeDues(run, mark), cancellationToken);
            if (!stretch.Succeeded) return stretch;
            mark = stretch.Value.Next;
            sum = new(sum.Looked + stretch.Value.Looked, sum.Charged + stretch.Value.Charged, sum.Sum + stretch.Value.Sum, mark);
            await told(sum);
        }
        while (mark is not null);
        await mediator.Send(new EndDuesRun(run), cancellationToken);
        return sum;
    }
}

internal sealed class DuesWorker(IAssociationDb db, DuesRunner runner, IMediator mediator) : ILongTaskWorker
{
    public LongTaskKind Kind => LongTaskKind.RunDues;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var id = new Id<DuesRun>(task.Subject!.Value);
        var run = await db.DuesRuns.AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
        var preview = await mediator.Send(new PreviewDues(run.Year, run.Audience, run.AsOf, Rows: 0), cancellationToken);
        await progress.StartAsync(preview?.Groups.Sum(g => g.Count) ?? 0, cancellationToken);
        var result = await runner.RunAsync(id, sum => progress.CountAsync(sum.Looked, cancellationToken), cancellationToken);
        if (!result.Succeeded) throw new RefusedException(result.Errors[0]);
    }
}
