using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Badges;

/// <summary>The badges of an event, what was printed of them, and the badges of other events that can be taken over.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetBadges(Id<Event> Event) : IQuery<BadgesView>, IInEvent;

/// <param name="Waiting">Confirmed places of whom no badge was printed yet.</param>
public sealed record BadgesView(IReadOnlyList<BadgeTemplate> Templates, IReadOnlyList<BadgeRunLine> Runs, IReadOnlyList<BadgeSource> Others, int Confirmed, int Waiting);

public sealed record BadgeRunLine(Guid Id, string Template, BadgeOrder Order, int Count, DateTimeOffset StartedAt, bool Ready);

public sealed record BadgeSource(Guid Id, string Name, Bilingual Event);

internal sealed class GetBadgesHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<GetBadges, BadgesView>
{
    private const int MostOthers = 50;

    public async Task<BadgesView> Handle(GetBadges query, CancellationToken cancellationToken)
    {
        var templates = await db.BadgeTemplates.AsNoTracking().Include(t => t.Items).Where(t => t.Event == query.Event).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var runs = await db.BadgeRuns.AsNoTracking().Where(r => r.Event == query.Event).OrderByDescending(r => r.StartedAt)
            .Select(r => new BadgeRunLine(r.Id.Value, db.BadgeTemplates.Where(t => t.Id == r.Template).Select(t => t.Name).First(), r.Order, r.Count, r.StartedAt, r.File != null)).ToListAsync(cancellationToken);
        var others = await db.BadgeTemplates.AsNoTracking().Where(t => t.Event != query.Event).OrderByDescending(t => t.Id).Take(MostOthers)
            .Join(db.Events, t => t.Event, e => e.Id, (t, e) => new { t.Id, t.Name, t.Event, EventName = e.Name }).ToListAsync(cancellationToken);
        var confirmed = db.Registrations.Confirmed(query.Event);
        return new(templates, runs, [.. others.Where(o => user.Has(Permissions.ReadRegistrations, o.Event)).Select(o => new BadgeSource(o.Id.Value, o.Name, o.EventName))],
            await confirmed.CountAsync(cancellationToken), await confirmed.CountAsync(r => !db.BadgeRuns.Any(b => b.Badges.Any(p => p.Registration == r.Id)), cancellationToken));
    }
}

internal static class BadgeQueries
{
    public static IQueryable<Registration> Confirmed(this IQueryable<Registration> registrations, Id<Event> @event) =>
        registrations.Where(r => r.Event == @event && r.Status == RegistrationStatus.Confirmed);
}

/// <summary>Whom a badge can be printed for, by name, and whether it was already.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ListBadgePeople(Id<Event> Event, string? Search = null, bool OnlyWaiting = false, int Number = 1) : IQuery<BadgePeoplePage>, IInEvent
{
    public const int Size = 100;
}

public sealed record BadgePeoplePage(IReadOnlyList<BadgePersonLine> Lines, int Total);

public sealed record BadgePersonLine(Guid Registration, string Name, string? Unit, string Number, Bilingual Category, int Printed);

internal sealed class ListBadgePeopleHandler(IAssociationDb db) : IRequestHandler<ListBadgePeople, BadgePeoplePage>
{
    public async Task<BadgePeoplePage> Handle(ListBadgePeople query, CancellationToken cancellationToken)
    {
        var people = db.Registrations.AsNoTracking().Confirmed(query.Event);
        if (query.OnlyWaiting) people = people.Where(r => !db.BadgeRuns.Any(b => b.Badges.Any(p => p.Registration == r.Id)));
        if (query.Search?.Trim() is { Length: > 0 } text)
        {
            var (number, latin) = (text.ToUpperInvariant(), text.ToLowerInvariant());
            people = people.Where(r => r.Number == number || r.Name.Contains(text) || r.Unit!.Contains(text)
                || db.People.Any(p => p.Id == r.Person && (p.Pinyin.StartsWith(latin) || p.Initials.StartsWith(latin))));
        }

        var lines = await people.Join(db.People, r => r.Person, p => p.Id, (r, p) => new { r, p.SortKey })
            .Join(db.TicketCategories, x => x.r.Category, c => c.Id, (x, c) => new { x.r, x.SortKey, c.Name })
            .OrderBy(x => x.SortKey).ThenBy(x => x.r.Id).Skip(Paging.Before(query.Number, ListBadgePeople.Size)).Take(ListBadgePeople.Size)
            .Select(x => new BadgePersonLine(x.r.Id.Value, x.r.Name, x.r.Unit, x.r.Number, x.Name, db.BadgeRuns.Count(b => b.Badges.Any(p => p.Registration == x.r.Id))))
            .ToListAsync(cancellationToken);
        return new(lines, await people.CountAsync(cancellationToken));
    }
}

/// <summary>How a badge looks, for somebody of the event or for a sample; with one box as it is being drawn.</summary>
/// <param name="Item">The box that <paramref name="Look"/> stands for; null adds it.</param>
/// <param name="Longest">For whoever has the longest name.</param>
[Requires(Permissions.ReadRegistrations)]
public sealed record PreviewBadge(Id<Event> Event, Id<BadgeTemplate> Template, bool Longest = false, Id<BadgeItem>? Item = null, BadgeItemLook? Look = null) : IQuery<byte[]?>, IInEvent;

internal sealed class PreviewBadgeHandler(IAssociationDb db, IBadgeRenderer renderer, IFileStore files) : IRequestHandler<PreviewBadge, byte[]?>
{
    private static readonly BadgeCard Sample = new("张文静", "成都高新区第一社区卫生服务中心", "正式代表", "K7M2PQ9X", "SAMPLESAMPLESAMPLESAMPLE22");

    public async Task<byte[]?> Handle(PreviewBadge query, CancellationToken cancellationToken)
    {
        if (await db.BadgeTemplates.AsNoTracking().Include(t => t.Items).FirstOrDefaultAsync(t => t.Id == query.Template && t.Event == query.Event, cancellationToken) is not { } template) return null;
        var name = await db.Events.AsNoTracking().Where(e => e.Id == query.Event).Select(e => e.Name.Zh).SingleAsync(cancellationToken);
        var items = template.Items.OrderBy(i => i.Order).Select(i => i.Id == query.Item && query.Look is { } drawn ? drawn : i.Look).ToList();
        if (query is { Item: null, Look: { } added }) items.Add(added);
        var design = new BadgeDesign(template.Layout, [.. items.Where(i => i.Box.FitsOn(template.Layout))], name, await files.LogoOfAsync(template, cancellationToken));
        return renderer.Preview(design, await SomebodyAsync(query, cancellationToken) ?? Sample);
    }

    /// <summary>The code of a real ticket is shown to nobody who only looks at a design.</summary>
    private async Task<BadgeCard?> SomebodyAsync(PreviewBadge query, CancellationToken cancellationToken)
    {
        var confirmed = db.Registrations.AsNoTracking().Confirmed(query.Event);
        confirmed = query.Longest ? confirmed.OrderByDescending(r => r.Name.Length).ThenBy(r => r.Id) : confirmed.OrderBy(r => r.Id);
        return await confirmed.Join(db.TicketCategories, r => r.Category, c => c.Id, (r, c) => new BadgeCard(r.Name, r.Unit, c.Name.Zh, r.Number, Sample.Code)).FirstOrDefaultAsync(cancellationToken);
    }
}
