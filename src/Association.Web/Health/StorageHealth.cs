using Association.Infrastructure;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Association.Web.Health;

/// <summary>There is room for files where they are kept: Health:MinimumFreeMegabytes, 200 unless given.</summary>
internal sealed class StorageHealth(StorageOptions storage, IConfiguration configuration) : IHealthCheck
{
    private const long Megabyte = 1024 * 1024;
    private const long DefaultMinimum = 200;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var minimum = configuration.GetValue("Health:MinimumFreeMegabytes", DefaultMinimum);
        var free = new DriveInfo(Path.GetFullPath(storage.Root)).AvailableFreeSpace / Megabyte;
        var data = new Dictionary<string, object> { ["freeMegabytes"] = free, ["minimumMegabytes"] = minimum };
        return Task.FromResult(free >= minimum ? HealthCheckResult.Healthy("There is room for files.", data) : HealthCheckResult.Unhealthy("The disk is nearly full.", data: data));
    }
}
