using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>Says which column is which and queues the dry run.</summary>
/// <param name="Save">Keeps the columns under a name for the next workbook; null: not.</param>
[Requires(Permissions.EnterOffice)]
public sealed record JudgeImport(Id<ImportBatch> Batch, MatchRule Match, ColumnChoice Columns, SavedColumns? Save = null) : ICommand<Result<Guid>>, IAboutImport;

/// <param name="Headers">Header text by field.</param>
public sealed record SavedColumns(string Name, IReadOnlyDictionary<string, string> Headers);

internal sealed class JudgeImportAccess(IAssociationDb db, ICurrentUser user) : ImportAccess<JudgeImport>(db, user);

internal sealed class JudgeImportValidator : AbstractValidator<JudgeImport>
{
    public JudgeImportValidator() => RuleFor(c => c.Save!.Name).NotEmpty().MaximumLength(ColumnMap.MaxNameLength).When(c => c.Save is not null).OverridePropertyName("SaveAs");
}

internal sealed class JudgeImportHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<JudgeImport, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(JudgeImport command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { } batch) return ImportErrors.NotFound;
        if (FaultsOf(command.Columns, ImportKinds.ColumnsOf(batch.Kind)) is { Count: > 0 } faults) return Result<Guid>.Refused(faults);

        var busy = await db.IsBusyAsync(batch, cancellationToken);
        var task = db.Queue(LongTaskKind.JudgeImport, batch, user, clock);
        batch.Judge(command.Match, command.Columns.ToJson(), task.Id, busy);
        if (command.Save is { } save) await SaveAsync(batch.Kind, save, cancellationToken);
        return task.Id.Value;
    }

    private static List<Error> FaultsOf(ColumnChoice choice, IReadOnlyList<SheetColumn> columns)
    {
        var faults = columns.Where(c => c.Required && !choice.Columns.ContainsKey(c.Field))
            .Select(c => Error.Invalid("import.column-needed", "Choose the column that holds this.", $"Column.{c.Field}")).ToList();
        foreach (var twice in choice.Columns.GroupBy(c => c.Value).Where(g => g.Count() > 1).SelectMany(g => g.Skip(1)))
            faults.Add(Error.Invalid("import.column-twice", "Another field has this column already.", $"Column.{twice.Key}"));
        return faults;
    }

    private async Task SaveAsync(ImportKind kind, SavedColumns save, CancellationToken cancellationToken)
    {
        var (name, headers) = (save.Name.Trim(), JsonSerializer.Serialize(save.Headers, JsonSerializerOptions.Web));
        if (await db.ColumnMaps.FirstOrDefaultAsync(m => m.Kind == kind && m.Name == name, cancellationToken) is { } known) known.Change(headers);
        else db.ColumnMaps.Add(new ColumnMap(kind, name, headers));
    }
}

/// <summary>The saved columns of one kind of workbook, by name.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ListColumnMaps(ImportKind Kind) : IQuery<IReadOnlyList<SavedColumns>>;

internal sealed class ListColumnMapsAccess(ICurrentUser user) : IAccessRule<ListColumnMaps>
{
    public Task<bool> AllowsAsync(ListColumnMaps request, CancellationToken cancellationToken) => Task.FromResult(user.Has(ImportRights.PermissionFor(request.Kind)));
}

internal sealed class ListColumnMapsHandler(IAssociationDb db) : IRequestHandler<ListColumnMaps, IReadOnlyList<SavedColumns>>
{
    public async Task<IReadOnlyList<SavedColumns>> Handle(ListColumnMaps query, CancellationToken cancellationToken)
    {
        var maps = await db.ColumnMaps.AsNoTracking().Where(m => m.Kind == query.Kind).OrderBy(m => m.Name).ToListAsync(cancellationToken);
        return [.. maps.Select(m => new SavedColumns(m.Name, JsonSerializer.Deserialize<Dictionary<string, string>>(m.Headers, JsonSerializerOptions.Web)!))];
    }
}
