using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>What the rows of a batch did, with the records they led to.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ListImportRows(Id<ImportBatch> Batch, ImportAction? Action = null, ImportFate? Fate = null, int Page = 1) : IQuery<ImportRows>, IAboutImport
{
    public const int PageSize = 50;
}

public sealed record ImportRows(IReadOnlyList<ImportRowLine> Items, int Total);

/// <param name="Name">Null for a record that is gone.</param>
/// <param name="Href">The page of the record; null for one that is gone.</param>
/// <param name="Detail">The fields that changed since, or the kind of record that refers to it.</param>
public sealed record ImportRowLine(
    int Row, ImportAction Action, string? Name, string? Href, IReadOnlyList<ShownChange> Changes, ImportFate Fate, string? Why, string? Detail);

/// <summary>A change as a page may show it: personal numbers masked.</summary>
public sealed record ShownChange(string Field, string? Before, string? After);

internal sealed class ListImportRowsAccess(IAssociationDb db, ICurrentUser user) : ImportAccess<ListImportRows>(db, user);

internal sealed class ListImportRowsHandler(IAssociationDb db) : IRequestHandler<ListImportRows, ImportRows>
{
    public async Task<ImportRows> Handle(ListImportRows query, CancellationToken cancellationToken)
    {
        var entries = db.ImportEntries.AsNoTracking().Where(e => e.Batch == query.Batch);
        if (query.Action is { } action) entries = entries.Where(e => e.Action == action);
        if (query.Fate is { } fate) entries = entries.Where(e => e.Fate == fate);
        var kind = await db.ImportBatches.Where(b => b.Id == query.Batch).Select(b => b.Kind).FirstAsync(cancellationToken);
        var page = await entries.OrderBy(e => e.Row).Skip((Math.Max(query.Page, 1) - 1) * ListImportRows.PageSize).Take(ListImportRows.PageSize).ToListAsync(cancellationToken);
        var names = await NamesAsync(kind, [.. page.Select(e => e.Subject).Distinct()], cancellationToken);
        var units = await UnitsAsync(page, cancellationToken);
        return new([.. page.Select(e => Line(e, names, units))], await entries.CountAsync(cancellationToken));
    }

    private static ImportRowLine Line(ImportEntry entry, Dictionary<Guid, (string Name, string Href)> names, Dictionary<Guid, string> units)
    {
        var (name, href) = names.TryGetValue(entry.Subject, out var known) ? known : (null, (string?)null);
        var fields = entry.Action is ImportAction.Updated ? RowMemory.Parse(entry.Memory).Fields ?? [] : [];
        return new(entry.Row, entry.Action, name, href, [.. fields.Select(c => new ShownChange(c.Field, Shown(c.Field, c.Before, units), Shown(c.Field, c.After, units)))],
            entry.Fate, entry.Why, entry.Detail);
    }

    private static string? Shown(string field, string? value, Dictionary<Guid, string> units)
    {
        if (ImportFields.ReadNumber(value) is { } number) return number.Masked;
        if (field != "unit" || KeptWork.Read(value) is not { } work) return value;
        return string.Join(" · ", new[] { units.GetValueOrDefault(work.Unit), work.Department, work.Title }.Where(part => part is not null));
    }

    private async Task<Dictionary<Guid, (string Name, string Href)>> NamesAsync(ImportKind kind, List<Guid> subjects, CancellationToken cancellationToken)
    {
        var found = kind switch
        {
            ImportKind.Units => await db.Units.Where(u => subjects.Select(s => new Id<Domain.Members.MemberUnit>(s)).Contains(u.Id))
                .Select(u => new { u.Id.Value, u.Name, At = "/office/units/" }).ToListAsync(cancellationToken),
            ImportKind.Members => await db.People.Where(p => subjects.Select(s => new Id<Domain.Members.Person>(s)).Contains(p.Id))
                .Select(p => new { p.Id.Value, p.Name, At = "/office/members/" }).ToListAsync(cancellationToken),
            ImportKind.Bodies => await db.Bodies.Where(b => subjects.Select(s => new Id<Domain.Bodies.Body>(s)).Contains(b.Id))
                .Select(b => new { b.Id.Value, Name = b.Name.Zh, At = "/office/bodies/" }).ToListAsync(cancellationToken),
            ImportKind.Works => await db.Works.Where(w => subjects.Select(s => new Id<Domain.Works.WorkRecord>(s)).Contains(w.Id))
                .Select(w => new { w.Id.Value, Name = w.Title.Zh, At = "/office/works/" }).ToListAsync(cancellationToken),
            _ => await db.Events.Where(e => subjects.Select(s => new Id<Domain.Events.Event>(s)).Contains(e.Id))
                .Select(e => new { e.Id.Value, Name = e.Name.Zh, At = "/office/events/" }).ToListAsync(cancellationToken),
        };
        return found.ToDictionary(f => f.Value, f => (f.Name, f.At + f.Value));
    }

    private async Task<Dictionary<Guid, string>> UnitsAsync(List<ImportEntry> page, CancellationToken cancellationToken)
    {
        var ids = page.Where(e => e.Action is ImportAction.Updated).SelectMany(e => RowMemory.Parse(e.Memory).Fields ?? []).Where(c => c.Field == "unit")
            .SelectMany(c => new[] { KeptWork.Read(c.Before)?.Unit, KeptWork.Read(c.After)?.Unit }).OfType<Guid>().Distinct()
            .Select(id => new Id<Domain.Members.MemberUnit>(id)).ToList();
        return await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id.Value, u => u.Name, cancellationToken);
    }
}
