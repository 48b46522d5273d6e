using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Tasks;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Badges;

/// <summary>Whom badges are printed for.</summary>
public enum BadgeSelection { NotPrinted, All, Chosen }

/// <summary>Queues a file of badges; the task shows how far it is, and the file stays with the event.</summary>
/// <param name="Chosen">Of <see cref="BadgeSelection.Chosen"/>: printed again, whether or not they were.</param>
[Requires(Permissions.EditRegistrations)]
public sealed record StartBadgePrint(Id<Event> Event, Id<BadgeTemplate> Template, BadgeOrder Order, BadgeSelection Selection, IReadOnlyList<Id<Registration>> Chosen, string? IdempotencyKey = null)
    : ICommand<Result<Guid>>, IInEvent, IIdempotent;

internal sealed class StartBadgePrintHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartBadgePrint, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartBadgePrint command, CancellationToken cancellationToken)
    {
        if (await db.BadgeTemplates.FirstOrDefaultAsync(t => t.Id == command.Template && t.Event == command.Event, cancellationToken) is not { } template) return BadgeErrors.NotFound;
        var people = db.Registrations.Confirmed(command.Event);
        var chosen = command.Chosen.ToList();
        people = command.Selection switch
        {
            BadgeSelection.NotPrinted => people.Where(r => !db.BadgeRuns.Any(b => b.Badges.Any(p => p.Registration == r.Id))),
            BadgeSelection.Chosen => people.Where(r => chosen.Contains(r.Id)),
            _ => people,
        };
        var run = new BadgeRun(template, command.Order, await people.Select(r => r.Id).ToListAsync(cancellationToken), user.Id, clock.GetUtcNow());
        var task = new LongTask(LongTaskKind.PrintBadges, run.Id.Value, user.Id, clock.GetUtcNow());
        db.BadgeRuns.Add(run);
        db.Tasks.Add(task);
        return task.Id.Value;
    }
}

/// <summary>Draws the file of one run; started again after a crash it draws it anew, and one that is kept stays.</summary>
internal sealed class BadgeWorker(IAssociationDb db, IBadgeRenderer renderer, IFileStore files, IServiceScopeFactory scopes, TimeProvider clock) : ILongTaskWorker
{
    private static readonly StringComparer Chinese = StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), CompareOptions.None);

    public LongTaskKind Kind => LongTaskKind.PrintBadges;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var id = new Id<BadgeRun>(task.Subject!.Value);
        var run = await db.BadgeRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new RefusedException(BadgeErrors.NotFound);
        await progress.StartAsync(run.Count, cancellationToken);
        if (run.File is null) await DrawAsync(run, progress, cancellationToken);
        await progress.RowAsync(new LongTaskRow("↓", true, Href: $"/office/events/{run.Event}/badges?handler=File&run={run.Id}"), cancellationToken);
    }

    private async Task DrawAsync(BadgeRun run, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var template = await db.BadgeTemplates.AsNoTracking().Include(t => t.Items).SingleAsync(t => t.Id == run.Template, cancellationToken);
        var name = await db.Events.AsNoTracking().Where(e => e.Id == run.Event).Select(e => e.Name.Zh).SingleAsync(cancellationToken);
        var cards = await CardsAsync(run, cancellationToken);
        var (drawn, design) = (0, BadgeDesign.Of(template, name, await files.LogoOfAsync(template, cancellationToken)));
        var drawing = Task.Run(() => renderer.Render(design, cards, $"胸卡 {name}", clock.Today(), done => Volatile.Write(ref drawn, done)), cancellationToken);
        while (await Task.WhenAny(drawing, Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken)) != drawing) await progress.CountAsync(Volatile.Read(ref drawn), cancellationToken);
        await using var scope = scopes.CreateSystemScope("task:badges");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new KeepBadges(run.Id, await drawing, $"胸卡-{name}-{run.Count}.pdf"), cancellationToken);
        await progress.CountAsync(cards.Count - 1, cancellationToken);
    }

    private async Task<IReadOnlyList<BadgeCard>> CardsAsync(BadgeRun run, CancellationToken cancellationToken)
    {
        var rows = await db.Registrations.AsNoTracking().Where(r => db.BadgeRuns.Any(b => b.Id == run.Id && b.Badges.Any(p => p.Registration == r.Id)))
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { r, p.SortKey })
            .Join(db.TicketCategories, x => x.r.Category, c => c.Id, (x, c) => new { x.r, x.SortKey, c.Name })
            .OrderBy(x => x.SortKey).ThenBy(x => x.r.Id).ToListAsync(cancellationToken);
        var ordered = run.Order switch
        {
            BadgeOrder.Unit => rows.OrderBy(x => x.r.Unit is null).ThenBy(x => x.r.Unit, Chinese),
            BadgeOrder.Number => rows.OrderBy(x => x.r.Number, StringComparer.Ordinal),
            _ => rows.AsEnumerable(),
        };
        return [.. ordered.Select(x => new BadgeCard(x.r.Name, x.r.Unit, x.Name.Zh, x.r.Number, x.r.TicketCode))];
    }
}

/// <summary>Keeps what was drawn for a run.</summary>
[Requires(Permissions.System)]
public sealed record KeepBadges(Id<BadgeRun> Run, byte[] Pdf, string Name) : ICommand<Result>;

internal sealed class KeepBadgesHandler(IAssociationDb db, IFileStore files) : IRequestHandler<KeepBadges, Result>
{
    public async Task<Result> Handle(KeepBadges command, CancellationToken cancellationToken)
    {
        if (await db.BadgeRuns.FirstOrDefaultAsync(r => r.Id == command.Run, cancellationToken) is not { File: null } run) return Result.Done;
        var kept = await files.KeepAsync(command.Pdf, command.Name.Length > StoredFile.MaxNameLength ? "badges.pdf" : command.Name, "application/pdf", FilePurpose.Badges, run.StartedBy, cancellationToken);
        run.DrawnIn(kept.Id);
        return Result.Done;
    }
}

/// <summary>The file of a run; it holds tickets, so only who may change registrations gets it.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record DownloadBadges(Id<Event> Event, Id<BadgeRun> Run) : IQuery<FileContent?>, IInEvent;

internal sealed class DownloadBadgesHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadBadges, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadBadges query, CancellationToken cancellationToken)
    {
        var file = await db.BadgeRuns.AsNoTracking().Where(r => r.Id == query.Run && r.Event == query.Event).Select(r => r.File).FirstOrDefaultAsync(cancellationToken);
        return await files.OpenAsync(db, file, cancellationToken);
    }
}
