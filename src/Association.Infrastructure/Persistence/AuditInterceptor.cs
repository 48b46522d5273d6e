using System.Text.Encodings.Web;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Persistence;

/// <summary>Writes one audit entry per changed record into the very save that changes it. Source: product.md invariant 7.</summary>
internal sealed class AuditInterceptor(ICurrentUser user, TimeProvider clock) : SaveChangesInterceptor
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Secrets, and what the database counts by itself: neither belongs in a trail that auditors read.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "Version", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "TicketCode", "CardKey", "Hash", "Cipher", "Index", "Report",
        "NormalizedEmail", "NormalizedUserName", "Pinyin", "Initials", "SortKey", "AttendeeKey", "MobileIndex", "UncheckedForDuplicates", "Evidence", "Journal", "CodeHash", "KeyHash", "Voted",
    };

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(eventData.Context!);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context!);
        return base.SavingChanges(eventData, result);
    }

    private void Record(DbContext db)
    {
        // The context has looked for changes when a save begins.
        List<EntityEntry> changed = [.. db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged)];
        var now = clock.GetUtcNow();
        var born = changed.Where(e => e.State is EntityState.Added && IsKept(e)).Select(e => (e.Metadata, e.Property("Id").CurrentValue)).ToHashSet();
        var replaced = changed.Where(e => e.State is EntityState.Deleted && e.Metadata.IsOwned()).ToDictionary(e => (e.Metadata, AuditedValues.OwnerOf(e)));
        foreach (var entry in changed.Where(e => IsAudited(e, born)))
        {
            var (before, after) = Difference(entry, replaced);
            if (entry.State is EntityState.Modified && before is null && after is null) continue;
            db.Add(new AuditEntry
            {
                At = now, User = user.Id.Value, UserName = user.Name, From = user.From,
                Action = $"{Kebab(entry.Metadata.ClrType.Name)}.{entry.State.ToString().ToLowerInvariant()}",
                Entity = entry.Metadata.ClrType.Name, EntityId = IdOf(entry), Before = before, After = after,
            });
        }
    }

    /// <summary>Roots, and parts that change under an unchanged root; a new root speaks for its parts.</summary>
    private static bool IsAudited(EntityEntry entry, HashSet<(IEntityType, object?)> born) => entry.State switch
    {
        EntityState.Added => entry.Entity is IAggregateRoot or Account || IsKept(entry) && !RootIsNew(entry, born),
        EntityState.Modified or EntityState.Deleted => entry.Entity is Account || IsKept(entry),
        _ => false,
    };

    /// <summary>An entity of the domain, root or part, and not a value or a counter.</summary>
    private static bool IsKept(EntityEntry entry) =>
        entry.Entity is ApiToken
        || entry.Metadata.ClrType.Assembly == typeof(IAggregateRoot).Assembly && !entry.Metadata.IsOwned() && entry.Entity is not INotAudited;

    private static bool RootIsNew(EntityEntry entry, HashSet<(IEntityType, object?)> born) => entry.Metadata.GetForeignKeys()
        .Where(key => key.PrincipalToDependent is not null)
        .Any(key => born.Contains((key.PrincipalEntityType, entry.Property(key.Properties[0].Name).CurrentValue)));

    private static (string? Before, string? After) Difference(EntityEntry entry, Dictionary<(IEntityType, object?), EntityEntry> replaced)
    {
        var (before, after) = (new Dictionary<string, object?>(), new Dictionary<string, object?>());
        foreach (var (name, original, current, modified) in AuditedValues.Of(entry, replaced).Where(v => !Silent.Contains(v.Name.Split('.')[^1])))
        {
            if (entry.State is EntityState.Modified && !modified) continue;
            if (entry.State is not EntityState.Added && original is not null) before[name] = original;
            if (entry.State is not EntityState.Deleted && current is not null) after[name] = current;
        }

        return (Json(before), Json(after));
    }

    private static string? Json(Dictionary<string, object?> values) => values.Count == 0 ? null : JsonSerializer.Serialize(values, Plain);

    private static string IdOf(EntityEntry entry) => entry.Property("Id").CurrentValue?.ToString() ?? "";

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
