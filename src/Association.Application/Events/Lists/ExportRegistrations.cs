using System.Runtime.CompilerServices;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Import;
using Association.Application.Lists;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>Queues the registrations of an event as a workbook with the columns of the page; every cell is text, numbers are masked.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ExportRegistrations(Id<Event> Event, RegistrationFilter Filter, IReadOnlyList<string> Columns, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IInEvent, IIdempotent
{
    public const int MaxColumns = 60;
}

internal sealed class ExportRegistrationsValidator : AbstractValidator<ExportRegistrations>
{
    public ExportRegistrationsValidator()
    {
        RuleFor(c => c.Columns).Must(c => c is null || c.Count <= ExportRegistrations.MaxColumns);
        RuleForEach(c => c.Columns).MaximumLength(40);
        RuleFor(c => c.Filter.Search).MaximumLength(100);
        RuleFor(c => c.Filter.Answer).MaximumLength(100);
        RuleFor(c => c.Filter.Tag).MaximumLength(RegistrationTag.MaxNameLength + 1);
    }
}

internal sealed record RegistrationQuestion(Guid Event, RegistrationFilter Filter, IReadOnlyList<string> Columns, string Culture);

internal sealed class ExportRegistrationsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportRegistrations, Result<Guid>>
{
    public Task<Result<Guid>> Handle(ExportRegistrations command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var question = new RegistrationQuestion(command.Event.Value, command.Filter, command.Columns, user.Culture);
        var export = new Export(ExportKind.Registrations, JsonSerializer.Serialize(question), false, null, user.Id, now);
        var task = new LongTask(LongTaskKind.Export, export.Id.Value, user.Id, now);
        db.Exports.Add(export);
        db.Tasks.Add(task);
        return Task.FromResult<Result<Guid>>(task.Id.Value);
    }
}

/// <summary>Writes the workbook of an <see cref="ExportRegistrations"/>.</summary>
internal sealed class RegistrationWorkbook(IAssociationDb db, RegistrationSheet sheet, RegistrationRows rows, IWorkbookWriter writer, TimeProvider clock)
{
    private const int Chunk = 500;

    public async Task<MadeFile> MakeAsync(Export export, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize<RegistrationQuestion>(export.Parameters)!;
        var english = question.Culture.StartsWith("en", StringComparison.Ordinal);
        var columns = await sheet.ColumnsAsync(new(question.Event), question.Columns, english, cancellationToken);
        var found = db.Matching(new(question.Event), question.Filter).AsNoTracking();
        var total = await found.CountAsync(cancellationToken);
        await progress.StartAsync(total, cancellationToken);
        using var content = new MemoryStream();
        await writer.WriteAsync(content, [english ? "Name" : "姓名", .. columns.Select(c => c.Title)], CellsAsync(found, columns, question, progress, cancellationToken), cancellationToken);
        return new($"{(english ? "registrations" : "报名名单")}-{clock.Today():yyyyMMdd}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content.ToArray(), total);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> CellsAsync(
        IQueryable<Registration> found, IReadOnlyList<SheetColumn> columns, RegistrationQuestion question, ILongTaskProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var english = question.Culture.StartsWith("en", StringComparison.Ordinal);
        var asked = RegistrationSheet.QuestionsOf(columns.Select(c => c.Key));
        Id<Registration>? last = null;
        for (var done = 0; ;)
        {
            var next = last is { } after ? found.Where(r => r.Id > after) : found;
            var read = await rows.ReadAsync(next.OrderBy(r => r.Id).Take(Chunk), asked, question.Culture, cancellationToken);
            if (read.Count == 0) yield break;
            last = new(read[^1].Line.Id);
            foreach (var row in read) yield return [row.Line.Name, .. columns.Select(c => RegistrationSheet.Cell(row, c.Key, english))];
            await progress.CountAsync(done += read.Count, cancellationToken);
        }
    }
}

/// <summary>The same list as a PDF to print; null when there is no such event.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record PrintRegistrations(Id<Event> Event, RegistrationFilter Filter, IReadOnlyList<string> Columns) : IQuery<FileContent?>, IInEvent
{
    /// <summary>More columns than that cannot be read on paper.</summary>
    public const int MaxColumns = 9;
    public const int MaxRows = 2_000;
}

internal sealed class PrintRegistrationsHandler(IAssociationDb db, RegistrationSheet sheet, RegistrationRows rows, IListRenderer renderer, SiteOptions site, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PrintRegistrations, FileContent?>
{
    public async Task<FileContent?> Handle(PrintRegistrations query, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken) is not { } @event) return null;
        var english = user.Culture.StartsWith("en", StringComparison.Ordinal);
        var columns = (await sheet.ColumnsAsync(query.Event, query.Columns, english, cancellationToken)).Take(PrintRegistrations.MaxColumns).ToList();
        var read = await rows.ReadAsync(db.Matching(query.Event, query.Filter).AsNoTracking().OrderBy(r => r.Id).Take(PrintRegistrations.MaxRows),
            RegistrationSheet.QuestionsOf(columns.Select(c => c.Key)), user.Culture, cancellationToken);
        var pdf = renderer.Render(new PrintedList(
            @event.Name.In(user.Culture), site.Name.In(user.Culture), clock.Today(), ["#", english ? "Name" : "姓名", .. columns.Select(c => c.Title)],
            [.. read.Select((row, i) => (IReadOnlyList<string>)[$"{i + 1}", row.Line.Name, .. columns.Select(c => RegistrationSheet.Cell(row, c.Key, english) ?? "")])]));
        return new($"{(english ? "registrations" : "报名名单")}-{clock.Today():yyyyMMdd}.pdf", "application/pdf", new MemoryStream(pdf));
    }
}

/// <summary>A table to print.</summary>
public sealed record PrintedList(string Title, string Issuer, DateOnly MadeOn, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Draws a list on as many pages as it takes.</summary>
public interface IListRenderer
{
    byte[] Render(PrintedList list);
}
