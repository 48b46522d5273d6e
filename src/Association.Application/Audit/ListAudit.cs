using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Audit;

/// <summary>Who did what, when and from where; the newest first.</summary>
/// <param name="User">A part of the user's name.</param>
/// <param name="Record">The id of one record.</param>
/// <param name="From">First day in Shanghai.</param>
/// <param name="To">Last day in Shanghai.</param>
[Requires(Permissions.ReadAudit)]
public sealed record ListAudit(
    string? User = null, string? Entity = null, string? Record = null, string? Action = null, DateOnly? From = null, DateOnly? To = null,
    string? After = null, int? Size = null, string? Before = null) : IQuery<Page<AuditLine>>;

/// <param name="Sealed">The block that vouches for the entry; null until the next sealing.</param>
public sealed record AuditLine(
    long Sequence, DateTimeOffset At, Guid User, string UserName, string From, string Action, string Entity, string EntityId,
    string? Before, string? After, int? Sealed);

internal sealed class ListAuditHandler(IAssociationDb db) : IRequestHandler<ListAudit, Page<AuditLine>>
{
    public async Task<Page<AuditLine>> Handle(ListAudit query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var rows = await Part(Filter(query), window).Take(window.Read)
            .Select(e => new AuditLine(e.Sequence, e.At, e.User, e.UserName, e.From, e.Action, e.Entity, e.EntityId, e.Before, e.After, e.Block))
            .ToListAsync(cancellationToken);
        return window.Cut(rows, line => new Cursor(line.Sequence.ToString(CultureInfo.InvariantCulture), Guid.Empty));
    }

    private static IQueryable<AuditEntry> Part(IQueryable<AuditEntry> entries, Window window)
    {
        var newest = entries.OrderByDescending(e => e.Sequence);
        if (!long.TryParse((window.After ?? window.Before)?.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var mark)) return newest;
        return window.Backwards ? entries.Where(e => e.Sequence > mark).OrderBy(e => e.Sequence) : newest.Where(e => e.Sequence < mark);
    }

    private IQueryable<AuditEntry> Filter(ListAudit query)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (query.User?.Trim() is { Length: > 0 } user) entries = entries.Where(e => e.UserName.Contains(user));
        if (query.Entity?.Trim() is { Length: > 0 } entity) entries = entries.Where(e => e.Entity == entity);
        if (query.Record?.Trim() is { Length: > 0 } record) entries = entries.Where(e => e.EntityId == record);
        if (query.Action?.Trim() is { Length: > 0 } action) entries = entries.Where(e => e.Action == action);
        if (query.From is { } first)
        {
            var from = AssociationCalendar.At(first);
            entries = entries.Where(e => e.At >= from);
        }

        if (query.To is { } last && last < DateOnly.MaxValue)
        {
            var end = AssociationCalendar.At(last.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }
}

/// <summary>What the filters of the trail can choose from.</summary>
[Requires(Permissions.ReadAudit)]
public sealed record AuditChoices : IQuery<AuditChoiceLists>;

public sealed record AuditChoiceLists(IReadOnlyList<string> Entities, IReadOnlyList<string> Actions);

internal sealed class AuditChoicesHandler(IAssociationDb db) : IRequestHandler<AuditChoices, AuditChoiceLists>
{
    public async Task<AuditChoiceLists> Handle(AuditChoices query, CancellationToken cancellationToken) => new(
        await db.AuditEntries.Select(e => e.Entity).Distinct().OrderBy(e => e).ToListAsync(cancellationToken),
        await db.AuditEntries.Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync(cancellationToken));
}
