using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>The project of an event, with its deadlines, its papers and what the regulator would ask about.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record GetCmeProject(Id<Event> Event) : IQuery<CmeProjectDetails?>, IInEvent;

/// <param name="Project">Null: nobody has begun it.</param>
/// <param name="Lecturers">By the programme, with whether the title is senior enough.</param>
public sealed record CmeProjectDetails(CmeProject? Project, Event Event, IReadOnlyList<ProjectDeadline> Deadlines, IReadOnlyList<TeacherCheck> Lecturers, IReadOnlyList<ProjectWarning> Warnings);

public sealed record TeacherCheck(string Name, string? Title, bool Senior, int Sessions);

/// <summary>More came than were planned (R1.11) or than the site holds, too few hours are taught, a lecturer has no senior title, nobody teaches, no accredited site stands at the venue.</summary>
public enum ProjectWarning { Crowded, OverAThousand, NoLecturers, TitleTooLow, NumberUnusual, NoHours, NotAccredited, SiteTooSmall }

/// <summary>Every project with what is due, the most urgent first.</summary>
/// <param name="OnlyOpen">Those where something is still due.</param>
[Requires(Permissions.ReadCredits)]
public sealed record ListCmeProjects(int? Year = null, bool OnlyOpen = false) : IQuery<IReadOnlyList<CmeProjectLine>>;

public sealed record CmeProjectLine(Guid Event, Bilingual Name, DateOnly StartsOn, DateOnly EndsOn, CmeProjectStatus Status, string? Number, ProjectDeadline? Next);

internal sealed class CmeProjectQueries(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetCmeProject, CmeProjectDetails?>, IRequestHandler<ListCmeProjects, IReadOnlyList<CmeProjectLine>>
{
    private const int MostOnSite = 1_000;
    /// <summary>副高及以上: who may teach at a project of the province or the nation. Source: anchors.md 3.7.</summary>
    private static readonly string[] Senior = ["教授", "主任", "研究员", "正高", "副高", "professor", "chief", "senior"];
    private static readonly string[] NotSenior = ["讲师", "主治", "住院", "assistant professor", "assistant"];

    public async Task<CmeProjectDetails?> Handle(GetCmeProject query, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers).FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken) is not { } @event) return null;
        var project = await db.CmeProjects.AsNoTracking().Include(p => p.Documents).Include(p => p.Changes).FirstOrDefaultAsync(p => p.Event == query.Event, cancellationToken);
        var lecturers = await LecturersAsync(@event, cancellationToken);
        var registered = await db.Registrations.CountAsync(r => r.Event == query.Event && r.Status == RegistrationStatus.Confirmed, cancellationToken);
        return new(project, @event, project?.Deadlines(@event.StartsOn, @event.EndsOn, clock.Today()) ?? [], lecturers, [.. Warnings(@event, project, lecturers, registered), .. await SiteWarningsAsync(@event, registered, cancellationToken)]);
    }

    public async Task<IReadOnlyList<CmeProjectLine>> Handle(ListCmeProjects query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var year = Math.Clamp(query.Year ?? today.Year, 1990, 9000);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rows = await db.CmeProjects.AsNoTracking().Join(db.Events.Where(e => e.EndsOn >= from && e.StartsOn <= to), p => p.Event, e => e.Id, (p, e) => new { Project = p, e.Name, e.StartsOn, e.EndsOn }).ToListAsync(cancellationToken);
        var lines = rows.Select(r => new CmeProjectLine(r.Project.Event.Value, r.Name, r.StartsOn, r.EndsOn, r.Project.Status, r.Project.Number,
            r.Project.Deadlines(r.StartsOn, r.EndsOn, today).FirstOrDefault(d => !d.Done)));
        return [.. lines.Where(l => !query.OnlyOpen || l.Next is not null).OrderBy(l => l.Next is null).ThenBy(l => l.Next?.Due).ThenBy(l => l.StartsOn)];
    }

    private async Task<IReadOnlyList<TeacherCheck>> LecturersAsync(Event @event, CancellationToken cancellationToken)
    {
        var id = @event.Id;
        var speakers = await db.EventSpeakers.AsNoTracking().Where(s => s.Event == id)
            .Select(s => new { s.Id, s.Name, s.Position, Title = db.Lecturers.Where(l => l.Id == s.Lecturer).Select(l => l.Title).FirstOrDefault() }).ToListAsync(cancellationToken);
        var taught = @event.Sessions.Where(s => s.CountsForCredit && !s.IsCancelled).SelectMany(s => s.Speakers).Where(s => s.Role is SpeakerRole.Speaker).GroupBy(s => s.Speaker).ToDictionary(g => g.Key, g => g.Count());
        return [.. speakers.Where(s => taught.ContainsKey(s.Id)).Select(s => (s.Name.Zh, Title: s.Title ?? s.Position?.Zh, Count: taught[s.Id])).Select(s => new TeacherCheck(s.Zh, s.Title, IsSenior(s.Title), s.Count))
            .OrderBy(t => t.Senior).ThenBy(t => t.Name, StringComparer.Ordinal)];
    }

    /// <summary>The venue is free text: a site is meant when the venue or its address names it or its unit. Where no site is kept at all, nothing is said.</summary>
    private async Task<IReadOnlyList<ProjectWarning>> SiteWarningsAsync(Event @event, int registered, CancellationToken cancellationToken)
    {
        if (@event.Cme.Delivery is not CmeDelivery.FaceToFace || @event.Venue is not { } venue) return [];
        var sites = await db.TeachingSites.AsNoTracking().Include(s => s.Inspections).ToListAsync(cancellationToken);
        if (sites.Count == 0) return [];
        var units = sites.Select(s => s.Unit).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        var place = $"{venue.Zh} {@event.VenueAddress?.Zh}";
        var fitting = sites.Where(s => (place.Contains(s.Name.Zh, StringComparison.Ordinal) || names.TryGetValue(s.Unit, out var unit) && place.Contains(unit, StringComparison.Ordinal))
            && s.IsAccredited(@event.StartsOn) && s.IsAccredited(@event.EndsOn)).ToList();
        if (fitting.Count == 0) return [ProjectWarning.NotAccredited];
        return registered > fitting.Max(s => s.Capacity) ? [ProjectWarning.SiteTooSmall] : [];
    }

    private static bool IsSenior(string? title) => title is not null && !NotSenior.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase)) && Senior.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ProjectWarning> Warnings(Event @event, CmeProject? project, IReadOnlyList<TeacherCheck> lecturers, int registered)
    {
        if (project?.PlannedHeadcount is { } planned && registered > planned) yield return ProjectWarning.Crowded;
        if (registered > MostOnSite && @event.Cme.Delivery is CmeDelivery.FaceToFace) yield return ProjectWarning.OverAThousand;
        if (lecturers.Count == 0) yield return ProjectWarning.NoLecturers;
        if (lecturers.Any(l => !l.Senior)) yield return ProjectWarning.TitleTooLow;
        if (project?.Number is { } number && !ProjectNumbers.LooksUsual(number)) yield return ProjectWarning.NumberUnusual;
        if (@event.TeachingHours() <= 0) yield return ProjectWarning.NoHours;
    }
}

/// <summary>What a project's number usually looks like; another is kept as it is. Source: domain.md R1.41.</summary>
public static partial class ProjectNumbers
{
    public static bool LooksUsual(string number) => Usual().IsMatch(Tidy(number));

    /// <summary>Full-width brackets, digits and dashes as they are typed elsewhere.</summary>
    public static string Tidy(string number) => number.Normalize(System.Text.NormalizationForm.FormKC).Replace('—', '-').Replace('–', '-').Trim();

    [System.Text.RegularExpressions.GeneratedRegex(@"^\d{4}-\d{2}-\d{2}-\d{2,4}\s*\([^)]{1,4}\)$")]
    private static partial System.Text.RegularExpressions.Regex Usual();
}
