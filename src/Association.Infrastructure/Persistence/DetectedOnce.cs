using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Association.Infrastructure.Persistence;

/// <summary>From here to the end of the save nothing changes but the trail: looking for changes again at every step would be quadratic.</summary>
internal readonly struct DetectedOnce : IDisposable
{
    private readonly ChangeTracker _tracker;
    private readonly bool _before;

    public DetectedOnce(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        (_tracker, _before) = (tracker, tracker.AutoDetectChangesEnabled);
        tracker.AutoDetectChangesEnabled = false;
    }

    public void Dispose() => _tracker.AutoDetectChangesEnabled = _before;
}
