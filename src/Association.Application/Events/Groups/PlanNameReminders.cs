using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>
/// Reminds the contact of a group order of seats without a name: seven, three and one day before the day for the names. Each once;
/// whoever has named all seats by the time the mail goes out gets none (product.md invariant 6).
/// </summary>
[Requires(Permissions.System)]
public sealed record PlanNameReminders : ICommand<Result<int>>
{
    public static readonly IReadOnlyList<int> DaysBefore = [1, 3, 7];
    public const int BatchSize = 100;
}

internal sealed class PlanNameRemindersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<PlanNameReminders, Result<int>>
{
    public async Task<Result<int>> Handle(PlanNameReminders command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = now.AddDays(PlanNameReminders.DaysBefore.Max());
        var waiting = await db.GroupOrders.AsNoTracking().Where(g => g.Status == GroupStatus.Placed && g.NamesDue > now && g.NamesDue <= last
            && g.Seats.Any(s => s.EndedAt == null && s.Registration == null)).OrderBy(g => g.NamesDue).ToListAsync(cancellationToken);
        var planned = 0;
        foreach (var group in waiting)
        {
            var days = PlanNameReminders.DaysBefore.First(d => group.NamesDue <= now.AddDays(d));
            var message = new OutboxMessage(MailTemplates.GroupNamesMissing, group.Id.Value, group.ContactEmail, group.Language, now, $"{group.NamesDue:yyyy-MM-dd}/{days}");
            if (planned >= PlanNameReminders.BatchSize || await db.Outbox.AnyAsync(m => m.Key == message.Key, cancellationToken)) continue;
            db.Outbox.Add(message);
            planned++;
        }

        return planned;
    }
}
