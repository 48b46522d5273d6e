using Association.Application.Common;
using Association.Application.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Association.Web.Health;

/// <summary>How long the oldest mail has been waiting. A mail server that is down is a worry, not a reason to take the site away.</summary>
internal sealed class OutboxHealth(IAssociationDb db, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Worry = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var oldest = await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Pending)
            .OrderBy(m => m.CreatedAt).Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        var age = oldest is { } since ? clock.GetUtcNow() - since : TimeSpan.Zero;
        var data = new Dictionary<string, object> { ["oldestSeconds"] = (long)age.TotalSeconds };
        return age < Worry ? HealthCheckResult.Healthy("Mails go out.", data) : HealthCheckResult.Degraded("A mail has been waiting for too long.", data: data);
    }
}
