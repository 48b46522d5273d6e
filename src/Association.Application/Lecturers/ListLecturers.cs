using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Import;
using Association.Application.Lists;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Lecturers;

public enum LecturerSort { Name, Specialty, Unit, Score }

/// <param name="Search">Name, unit or specialty.</param>
/// <param name="Free">Only those who are available that day.</param>
public sealed record LecturerFilter(string? Search = null, string? Language = null, string? Country = null, DateOnly? Free = null, bool Retired = false, LecturerSort Sort = LecturerSort.Name, bool Descending = false);

/// <summary>The expert pool, for the office and for everybody who acts for a body.</summary>
[Requires(Permissions.Self)]
public sealed record ListLecturers(LecturerFilter Filter) : IQuery<IReadOnlyList<LecturerLine>>;

/// <summary>The pool as a workbook.</summary>
[Requires(Permissions.EditLecturers)]
public sealed record ExportLecturers(LecturerFilter Filter) : IQuery<MadeFile>;

/// <param name="Score">The average of what was judged, from 1 to 5; null when nobody did.</param>
/// <param name="Away">Cannot come today.</param>
public sealed record LecturerLine(
    Guid Id, string Name, string? Email, string? Unit, string? Title, string? Specialty, string Languages, string Country, DateOnly? RetiredOn, double? Score, int Judged, bool Away, Guid? Person);

/// <summary>Everything of one lecturer.</summary>
[Requires(Permissions.EditLecturers)]
public sealed record GetLecturer(Id<Lecturer> Lecturer) : IQuery<LecturerDetails?>;

public sealed record LecturerDetails(LecturerLine Line, string? PersonName, IReadOnlyList<LecturerAbsence> Absences, IReadOnlyList<LecturerEvaluation> Evaluations, IReadOnlyList<LecturerTalk> Talks);

public sealed record LecturerTalk(string Slug, Bilingual Topic, DateTimeOffset StartsAt, LecturerAnswer Answer);

internal sealed class LecturerFilterValidator : AbstractValidator<LecturerFilter>
{
    public LecturerFilterValidator()
    {
        RuleFor(f => f.Search).MaximumLength(Lecturer.MaxTextLength);
        RuleFor(f => f.Language).MaximumLength(Lecturer.MaxLanguagesLength);
        RuleFor(f => f.Country).MaximumLength(2);
        RuleFor(f => f.Sort).IsInEnum();
    }
}

internal sealed class ListLecturersValidator : AbstractValidator<ListLecturers>
{
    public ListLecturersValidator() => RuleFor(q => q.Filter).SetValidator(new LecturerFilterValidator()).OverridePropertyName("");
}

internal sealed class ExportLecturersValidator : AbstractValidator<ExportLecturers>
{
    public ExportLecturersValidator() => RuleFor(q => q.Filter).SetValidator(new LecturerFilterValidator()).OverridePropertyName("");
}

internal sealed class PoolAccess(BodyScope scope, ICurrentUser user) : IAccessRule<ListLecturers>
{
    public async Task<bool> AllowsAsync(ListLecturers request, CancellationToken cancellationToken) =>
        user.Has(Permissions.ReadEvents) || scope.IsOffice || (await scope.MineAsync(cancellationToken)).Count > 0;
}

internal sealed class ListLecturersHandler(IAssociationDb db, IWorkbookWriter writer, ICurrentUser user, TimeProvider clock) :
    IRequestHandler<ListLecturers, IReadOnlyList<LecturerLine>>, IRequestHandler<ExportLecturers, MadeFile>, IRequestHandler<GetLecturer, LecturerDetails?>
{
    private static readonly string[] Chinese = ["姓名", "邮箱", "单位", "职称", "专业", "语言", "国家", "评分", "评价次数"];
    private static readonly string[] English = ["Name", "E-mail", "Unit", "Title", "Specialty", "Languages", "Country", "Score", "Evaluations"];

    public Task<IReadOnlyList<LecturerLine>> Handle(ListLecturers query, CancellationToken cancellationToken) => ReadAsync(query.Filter, cancellationToken);

    public async Task<MadeFile> Handle(ExportLecturers query, CancellationToken cancellationToken)
    {
        var english = user.Culture.StartsWith("en", StringComparison.Ordinal);
        var lines = await ReadAsync(query.Filter, cancellationToken);
        IReadOnlyList<IReadOnlyList<string?>> rows = [.. lines.Select(l => (string?[])[l.Name, l.Email, l.Unit, l.Title, l.Specialty, l.Languages, l.Country, l.Score?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), $"{l.Judged}"])];
        using var content = new MemoryStream();
        await writer.WriteAsync(content, english ? English : Chinese, rows.ToAsyncEnumerable(), cancellationToken);
        return new($"{(english ? "lecturers" : "讲者名单")}-{clock.Today():yyyyMMdd}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content.ToArray(), rows.Count);
    }

    public async Task<LecturerDetails?> Handle(GetLecturer query, CancellationToken cancellationToken)
    {
        if (await db.Lecturers.AsNoTracking().Include(l => l.Absences).Include(l => l.Evaluations).FirstOrDefaultAsync(l => l.Id == query.Lecturer, cancellationToken) is not { } lecturer) return null;
        var person = await db.People.Where(p => p.Id == lecturer.Person).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        var talks = await db.LecturerInvitations.AsNoTracking().Where(i => i.Lecturer == query.Lecturer).OrderByDescending(i => i.StartsAt).Take(50)
            .Join(db.Events, i => i.Event, e => e.Id, (i, e) => new LecturerTalk(e.Slug, e.Name, i.StartsAt, i.Answer)).ToListAsync(cancellationToken);
        return new(LineOf(lecturer), person, [.. lecturer.Absences.OrderByDescending(a => a.From)], [.. lecturer.Evaluations.OrderByDescending(e => e.On)], [.. talks.OrderByDescending(t => t.StartsAt)]);
    }

    private async Task<IReadOnlyList<LecturerLine>> ReadAsync(LecturerFilter filter, CancellationToken cancellationToken)
    {
        var found = await Matching(filter).AsNoTracking().Include(l => l.Absences).Include(l => l.Evaluations).ToListAsync(cancellationToken);
        var lines = found.Where(l => filter.Free is not { } day || l.IsAvailable(day)).Select(LineOf);
        var sorted = filter.Sort switch
        {
            LecturerSort.Specialty => lines.OrderBy(l => l.Specialty is null).ThenBy(l => l.Specialty, StringComparer.CurrentCulture),
            LecturerSort.Unit => lines.OrderBy(l => l.Unit is null).ThenBy(l => l.Unit, StringComparer.CurrentCulture),
            LecturerSort.Score => lines.OrderBy(l => l.Score ?? 0),
            _ => lines.OrderBy(l => l.Name, StringComparer.CurrentCulture),
        };
        List<LecturerLine> shown = [.. sorted.ThenBy(l => l.Name, StringComparer.CurrentCulture)];
        if (filter.Descending) shown.Reverse();
        return shown;
    }

    private IQueryable<Lecturer> Matching(LecturerFilter filter)
    {
        var lecturers = filter.Retired ? db.Lecturers : db.Lecturers.Where(l => l.RetiredOn == null);
        if (filter.Search.Said() is { } text) lecturers = lecturers.Where(l => l.Name.Contains(text) || l.Unit!.Contains(text) || l.Specialty!.Contains(text));
        if (filter.Language.Said() is { } language) lecturers = lecturers.Where(l => l.Languages.Contains(language));
        return filter.Country.Said() is { } country ? lecturers.Where(l => l.Country == country) : lecturers;
    }

    private LecturerLine LineOf(Lecturer l) => new(l.Id.Value, l.Name, l.Email, l.Unit, l.Title, l.Specialty, l.Languages, l.Country, l.RetiredOn,
        l.Evaluations.Count == 0 ? null : l.Evaluations.Average(e => e.Score), l.Evaluations.Count, !l.IsAvailable(clock.Today()), l.Person?.Value);
}
