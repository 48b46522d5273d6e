using System.Globalization;
using Association.Application.Integrity;
using Association.Domain.Common;
using Association.Infrastructure.Backup;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Jobs;

/// <summary>What nobody watches while it runs: the archive of the day, and whether everything still adds up.</summary>
internal sealed partial class NightlyWork(IMediator mediator, BackupWriter backup, StorageOptions storage, TimeProvider clock, ILogger<NightlyWork> logger)
{
    private const string Name = "association-";

    /// <summary>One archive a day where a folder is given; of older ones as many are kept as the settings say. Run again, the day's is written anew.</summary>
    public async Task BackUpAsync(CancellationToken cancellationToken)
    {
        if (storage.Backups is not { } folder) return;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{Name}{clock.Today().ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.zip");
        await backup.WriteAsync(file, cancellationToken);
        foreach (var old in Directory.EnumerateFiles(folder, $"{Name}????????.zip").OrderDescending(StringComparer.Ordinal).Skip(storage.BackupsKept).ToList()) File.Delete(old);
        Written(Path.GetFileName(file));
    }

    /// <summary>A broken invariant fails the job, which the page of jobs shows; the log names the rows.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var broken = (await mediator.Send(new CheckIntegrity(), cancellationToken)).Where(result => !result.Holds).ToList();
        foreach (var result in broken) Broken(result);
        if (broken.Count > 0) throw new JobFailedException($"{broken.Count} invariants do not hold, first {broken[0].Invariant}.");
    }

    [LoggerMessage(LogLevel.Information, "Wrote the archive {File}")]
    private partial void Written(string file);

    [LoggerMessage(LogLevel.Error, "{Result}")]
    private partial void Broken(InvariantResult result);
}
