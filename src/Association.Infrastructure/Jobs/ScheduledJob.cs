namespace Association.Infrastructure.Jobs;

/// <summary>Work that starts by the clock.</summary>
/// <param name="Cron">Minute, hour, day, month, weekday in Asia/Shanghai.</param>
internal sealed record ScheduledJob(string Id, string Cron, Func<JobContext, Task> Run);

/// <summary>Work that starts when a commit brought rows for it, and looks around every few seconds besides.</summary>
/// <param name="WokenBy">A new row of this type wakes it.</param>
internal sealed record ContinuousJob(string Id, Type WokenBy, Func<JobContext, Task> Run);
