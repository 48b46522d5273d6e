using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Elections;

/// <summary>An election of a body, for its desk and the office.</summary>
[Requires(Permissions.Self)]
public sealed record GetElection(Id<Election> Election) : IQuery<ElectionView>, IForMyElection;

/// <summary>Every election of a body, the latest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListElections(Id<Body> Body) : IQuery<IReadOnlyList<ElectionLine>>, IForMyBody;

/// <summary>What a re-election would look like by the rules: the next term, and as many seats as are held now.</summary>
[Requires(Permissions.Self)]
public sealed record ProposeElection(Id<Body> Body) : IQuery<ElectionForm>, IForMyBody;

/// <summary>The minutes of the result.</summary>
[Requires(Permissions.Self)]
public sealed record DownloadResultMinutes(Id<Election> Election) : IQuery<FileContent?>, IForMyElection;

internal sealed class ElectionQueryHandlers(IAssociationDb db, ElectionReader reader, IFileStore files, TimeProvider clock)
    : IRequestHandler<GetElection, ElectionView>, IRequestHandler<ListElections, IReadOnlyList<ElectionLine>>, IRequestHandler<ProposeElection, ElectionForm>,
      IRequestHandler<DownloadResultMinutes, FileContent?>
{
    private const int UsualYears = 3;
    private const int UsualQuorum = 67;
    private const int UsualDays = 7;

    public async Task<ElectionView> Handle(GetElection query, CancellationToken cancellationToken) => await reader.ViewAsync(
        await db.Elections.AsNoTracking().Include(e => e.Candidates).Include(e => e.Seats).Include(e => e.Voters).SingleAsync(e => e.Id == query.Election, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<ElectionLine>> Handle(ListElections query, CancellationToken cancellationToken) =>
        await db.Elections.AsNoTracking().Where(e => e.Body == query.Body).OrderByDescending(e => e.OpensAt)
            .Select(e => new ElectionLine(e.Id.Value, e.Name, e.Status, e.OpensAt, e.ClosesAt, e.Voters.Count, e.Voters.Count(v => v.Voted))).ToListAsync(cancellationToken);

    public async Task<FileContent?> Handle(DownloadResultMinutes query, CancellationToken cancellationToken) =>
        await files.OpenAsync(db, await db.Elections.Where(e => e.Id == query.Election).Select(e => e.Minutes).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public async Task<ElectionForm> Handle(ProposeElection query, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var body = await db.Bodies.AsNoTracking().WithOffices().SingleAsync(b => b.Id == query.Body, cancellationToken);
        var last = body.Terms.MaxBy(t => t.From);
        var from = last?.To is { } end && end >= today ? end.AddDays(1) : today.AddDays(UsualDays + 1);
        var held = body.Terms.SelectMany(t => t.Appointments).Where(a => a.IsHeldOn(today)).GroupBy(a => a.Position).ToDictionary(g => g.Key, g => g.Count());
        held[BodyPosition.Chair] = 1;
        var term = TermNames.After(last?.Name);
        var opens = AssociationCalendar.At(today.AddDays(1)).AddHours(9);
        return new($"{body.Name.Zh}{term}换届选举", body.Name.En is { } en ? $"{en}: re-election" : null, term, from, from.AddYears(UsualYears).AddDays(-1),
            opens, opens.AddDays(UsualDays), UsualQuorum, null, held);
    }
}

/// <summary>第一届 is followed by 第二届; what is not counted so is left to the reader.</summary>
internal static class TermNames
{
    private static readonly string[] Digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"];

    public static string After(string? name)
    {
        if (name is null) return "第一届";
        for (var n = Digits.Length - 2; n > 0; n--)
            if (name == $"第{Digits[n]}届") return $"第{Digits[n + 1]}届";
        return "";
    }
}
