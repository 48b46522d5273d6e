using System.Text.Encodings.Web;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Domain.Common;
using Association.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Association.Infrastructure.Persistence;

/// <summary>Writes one audit entry per changed record into the very save that changes it. Source: product.md invariant 7.</summary>
internal sealed class AuditInterceptor(ICurrentUser user, TimeProvider clock) : SaveChangesInterceptor
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Secrets, and what the database counts by itself: neither belongs in a trail that auditors read.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "Version", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "TicketCode", "Hash", "Cipher", "Index", "Report",
        "NormalizedEmail", "NormalizedUserName", "Pinyin", "Initials", "SortKey", "AttendeeKey", "MobileIndex",
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
        db.ChangeTracker.DetectChanges();
        var now = clock.GetUtcNow();
        foreach (var entry in db.ChangeTracker.Entries().Where(IsAudited).ToList())
        {
            var (before, after) = Difference(entry);
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
    private static bool IsAudited(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => entry.Entity is IAggregateRoot or Account || IsPart(entry) && !RootIsNew(entry),
        EntityState.Modified or EntityState.Deleted => entry.Entity is IAggregateRoot or Account || IsPart(entry),
        _ => false,
    };

    private static bool IsPart(EntityEntry entry) =>
        entry.Metadata.ClrType.Assembly == typeof(IAggregateRoot).Assembly && !entry.Metadata.IsOwned() && entry.Entity is not Domain.Finance.NumberSequence;

    private static bool RootIsNew(EntityEntry entry) => entry.Metadata.GetForeignKeys()
        .Where(key => key.PrincipalToDependent is not null)
        .Any(key => entry.Context.ChangeTracker.Entries().Any(e =>
            e.State is EntityState.Added && e.Metadata == key.PrincipalEntityType
            && Equals(e.Property("Id").CurrentValue, entry.Property(key.Properties[0].Name).CurrentValue)));

    private static (string? Before, string? After) Difference(EntityEntry entry)
    {
        var (before, after) = (new Dictionary<string, object?>(), new Dictionary<string, object?>());
        foreach (var (name, original, current, modified) in AuditedValues.Of(entry).Where(v => !Silent.Contains(v.Name.Split('.')[^1])))
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
