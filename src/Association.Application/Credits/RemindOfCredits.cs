using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Staff of the reference day who came to nothing yet in the year.</summary>
/// <param name="Unit">Null: of all units.</param>
[Requires(Permissions.ReadCredits)]
public sealed record ListAtRisk(int? Year = null, Id<MemberUnit>? Unit = null, int Number = 1) : IQuery<AtRiskPage>
{
    public const int Size = 50;
}

public sealed record AtRiskPage(int Year, string? Unit, IReadOnlyList<AtRiskLine> Lines, int Total, int Reachable);

public sealed record AtRiskLine(Guid Person, string Name, string Unit, string? Profession, bool HasEmail);

/// <summary>Writes to everybody at risk who has an address, once a week at most; the mail says what is missing when it is sent.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record RemindOfCredits(int Year, Id<MemberUnit>? Unit = null) : ICommand<Result<int>>
{
    public const int Most = 5_000;

    /// <summary>Part of the message's key: the year it is about, and the week in which somebody pressed the button.</summary>
    public static string Occasion(int year, DateOnly today) => $"{year}/{today.DayNumber / 7}";
}

internal sealed class AtRiskHandlers(IAssociationDb db, DistrictReader reader, TimeProvider clock) : IRequestHandler<ListAtRisk, AtRiskPage>, IRequestHandler<RemindOfCredits, Result<int>>
{
    public async Task<AtRiskPage> Handle(ListAtRisk query, CancellationToken cancellationToken)
    {
        var year = query.Year ?? clock.Today().Year;
        var all = await AtRiskAsync(year, query.Unit, cancellationToken);
        var unit = query.Unit is { } id ? await db.Units.Where(u => u.Id == id).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken) : null;
        return new(year, unit, [.. all.Skip(Paging.Before(query.Number, ListAtRisk.Size)).Take(ListAtRisk.Size).Select(p => new AtRiskLine(p.Id.Value, p.Name, p.Unit, p.Profession, p.Email is not null))],
            all.Count, all.Count(p => p.Email is not null));
    }

    public async Task<Result<int>> Handle(RemindOfCredits command, CancellationToken cancellationToken)
    {
        if (await reader.DayOfAsync(command.Year, cancellationToken) is null) return ParticipationErrors.NotFound;
        var (now, occasion) = (clock.GetUtcNow(), RemindOfCredits.Occasion(command.Year, clock.Today()));
        var told = (await db.Outbox.AsNoTracking().Where(m => m.Template == MailTemplates.CreditsMissing && m.Key.EndsWith("/" + occasion)).Select(m => m.Subject).ToListAsync(cancellationToken)).ToHashSet();
        var next = (await AtRiskAsync(command.Year, command.Unit, cancellationToken)).Where(p => p.Email is not null && !told.Contains(p.Id.Value)).Take(RemindOfCredits.Most).ToList();
        db.Outbox.AddRange(next.Select(p => new OutboxMessage(MailTemplates.CreditsMissing, p.Id.Value, p.Email!, "zh-CN", now, occasion)));
        return next.Count;
    }

    private async Task<IReadOnlyList<PersonAtRisk>> AtRiskAsync(int year, Id<MemberUnit>? unit, CancellationToken cancellationToken)
    {
        if (await reader.DayOfAsync(year, cancellationToken) is not { } day) return [];
        var missing = (await reader.StaffAsync(day, cancellationToken)).Where(s => !s.Came && (unit is null || s.Unit == unit)).ToDictionary(s => s.Person);
        var id = day.Id;
        var people = await db.RosterEntries.AsNoTracking().Where(e => e.RosterDay == id).Join(db.People.Where(p => p.ErasedAt == null), e => e.Person, p => p.Id, (e, p) => new { p.Id, p.Name, p.SortKey, p.Email, e.Unit })
            .Join(db.Units, x => x.Unit, u => u.Id, (x, u) => new { x.Id, x.Name, x.SortKey, x.Email, Unit = u.Name }).ToListAsync(cancellationToken);
        return [.. people.Where(p => missing.ContainsKey(p.Id)).DistinctBy(p => p.Id).OrderBy(p => p.Unit, StringComparer.Ordinal).ThenBy(p => p.SortKey, StringComparer.Ordinal)
            .Select(p => new PersonAtRisk(p.Id, p.Name, p.Unit, missing[p.Id].Profession, p.Email))];
    }

    private sealed record PersonAtRisk(Id<Person> Id, string Name, string Unit, string? Profession, string? Email);
}
