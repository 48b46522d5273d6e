using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Doors;

public enum SheetOrder { Name, Unit }

/// <summary>A sign-in sheet on paper: everybody expected at the list, with a box to sign in.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record PrintSignInSheet(Id<Event> Event, Id<CheckInList>? List = null, SheetOrder Order = SheetOrder.Name) : IQuery<FileContent?>, IInEvent;

/// <summary>What a sheet says; its columns are number, name, unit, category and signature.</summary>
public sealed record SignInSheet(Bilingual Event, Bilingual List, DateOnly From, DateOnly To, string? Venue, DateOnly PrintedOn, IReadOnlyList<SignInRow> Rows);

/// <param name="Came">When the person was scanned already: nobody signs twice.</param>
public sealed record SignInRow(string Name, string? Unit, string Category, DateTimeOffset? Came);

/// <summary>Draws sign-in sheets on A4, with page numbers.</summary>
public interface ISignInSheetRenderer
{
    byte[] Render(SignInSheet sheet);
}

internal sealed class PrintSignInSheetHandler(IAssociationDb db, PresenceReader reader, ISignInSheetRenderer renderer, TimeProvider clock) : IRequestHandler<PrintSignInSheet, FileContent?>
{
    public async Task<FileContent?> Handle(PrintSignInSheet query, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken) is not { } @event
            || await db.CheckInListAsync(query.Event, query.List, cancellationToken) is not { } list) return null;
        IEnumerable<PresenceLine> lines = await reader.ReadAsync(list, cancellationToken);
        // The sort is stable: within a unit people stay in the order of their names.
        if (query.Order is SheetOrder.Unit) lines = lines.OrderBy(l => l.Unit is null).ThenBy(l => l.Unit, StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), CompareOptions.None));
        var sheet = new SignInSheet(@event.Name, list.Name, @event.StartsOn, @event.EndsOn, @event.Venue?.Zh, clock.Today(), [.. lines.Select(l => new SignInRow(l.Name, l.Unit, l.Category.Zh, l.FirstAt))]);
        return new($"签到表-{@event.Name.Zh}-{list.Name.Zh}.pdf", "application/pdf", new MemoryStream(renderer.Render(sheet)));
    }
}

/// <summary>Who came to a list, with times and minutes, as a workbook.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ExportPresence(Id<Event> Event, Id<CheckInList>? List = null) : IQuery<FileContent?>, IInEvent;

internal sealed class ExportPresenceHandler(IAssociationDb db, PresenceReader reader, IWorkbookWriter writer, ICurrentUser user) : IRequestHandler<ExportPresence, FileContent?>
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly string[] Chinese = ["姓名", "单位", "报名号", "类别", "首次签到", "最后一次", "在场", "在场分钟", "放行原因"];
    private static readonly string[] English = ["Name", "Unit", "Registration", "Category", "First in", "Last seen", "Inside", "Minutes", "Reason of admission"];

    public async Task<FileContent?> Handle(ExportPresence query, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == query.Event, cancellationToken) || await db.CheckInListAsync(query.Event, query.List, cancellationToken) is not { } list) return null;
        var english = user.Culture.StartsWith("en", StringComparison.Ordinal);
        var rows = (await reader.ReadAsync(list, cancellationToken)).Select(l => (IReadOnlyList<string?>)
        [
            l.Name, l.Unit, l.Number, l.Category.In(user.Culture), Time(l.FirstAt), Time(l.LastAt), l.Inside ? english ? "yes" : "是" : "", l.Minutes?.ToString(CultureInfo.InvariantCulture), l.Reason,
        ]);
        var content = new MemoryStream();
        await writer.WriteAsync(content, english ? English : Chinese, rows.ToAsyncEnumerable(), cancellationToken);
        content.Position = 0;
        return new($"{(english ? "presence" : "签到")}-{list.Name.In(user.Culture)}.xlsx", Type, content);
    }

    private static string? Time(DateTimeOffset? at) => at is { } known ? AssociationCalendar.LocalTime(known).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;
}
