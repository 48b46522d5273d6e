using System.Buffers;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>The result of one person's test.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record RecordAssessment(Id<Event> Event, Id<Registration> Registration, decimal? Score, bool Passed) : ICommand<Result>, IInEvent;

/// <summary>Results as they lie in a spreadsheet: a line each of registration number or name, and score.</summary>
/// <param name="PassMark">From that score on somebody passed.</param>
[Requires(Permissions.ReviewCredits)]
public sealed record RecordAssessments(Id<Event> Event, string Lines, decimal PassMark) : ICommand<Result<AssessmentsRead>>, IInEvent
{
    public const int MaxLength = 200_000;
}

/// <param name="Unread">Lines that name nobody who came, several, or no score, and failures of those whose credits are released: they are taken back first.</param>
public sealed record AssessmentsRead(int Passed, int Failed, IReadOnlyList<string> Unread);

internal sealed class RecordAssessmentsValidator : AbstractValidator<RecordAssessments>
{
    public RecordAssessmentsValidator()
    {
        RuleFor(c => c.Lines).NotEmpty().MaximumLength(RecordAssessments.MaxLength);
        RuleFor(c => c.PassMark).InclusiveBetween(0, 1_000);
    }
}

internal sealed class RecordAssessmentValidator : AbstractValidator<RecordAssessment>
{
    public RecordAssessmentValidator() => RuleFor(c => c.Score).InclusiveBetween(0, 1_000);
}

internal sealed class RecordAssessmentsHandlers(IAssociationDb db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordAssessment, Result>, IRequestHandler<RecordAssessments, Result<AssessmentsRead>>
{
    private const string Separators = "\t,，;； 　";
    private static readonly SearchValues<char> Separating = SearchValues.Create(Separators);

    public async Task<Result> Handle(RecordAssessment command, CancellationToken cancellationToken)
    {
        if (!await db.Registrations.AnyAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken)) return RegistrationErrors.NotFound;
        if (!command.Passed && await Released(command.Event).AnyAsync(a => a.Registration == command.Registration, cancellationToken)) return CreditErrors.Released;
        var known = await db.CreditAssessments.FirstOrDefaultAsync(a => a.Registration == command.Registration, cancellationToken);
        Keep(command.Event, command.Registration, known, command.Score, command.Passed);
        return Result.Done;
    }

    public async Task<Result<AssessmentsRead>> Handle(RecordAssessments command, CancellationToken cancellationToken)
    {
        var people = await db.Registrations.AsNoTracking().Where(r => r.Event == command.Event
            && (r.CheckedInAt != null || db.AttendanceCorrections.Any(c => c.Registration == r.Id && c.From != null && c.WithdrawnAt == null))).Select(r => new { r.Id, r.Number, r.Name }).ToListAsync(cancellationToken);
        var (byNumber, byName) = (people.ToDictionary(p => p.Number, p => p.Id, StringComparer.OrdinalIgnoreCase), people.ToLookup(p => p.Name, p => p.Id, StringComparer.OrdinalIgnoreCase));
        var known = await db.CreditAssessments.Where(a => a.Event == command.Event).ToDictionaryAsync(a => a.Registration, cancellationToken);
        var released = (await Released(command.Event).Select(a => a.Registration).ToListAsync(cancellationToken)).ToHashSet();
        var (read, unread) = (new Dictionary<Id<Registration>, decimal>(), new List<string>());
        foreach (var line in command.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Parse(line) is not var (who, score) || (byNumber.TryGetValue(who, out var id) ? id : byName[who].ToList() is [var only] ? only : (Id<Registration>?)null) is not { } found || score < command.PassMark && released.Contains(found)) unread.Add(line);
            else read[found] = score;
        }

        foreach (var (id, score) in read) Keep(command.Event, id, known.GetValueOrDefault(id), score, score >= command.PassMark);
        return new AssessmentsRead(read.Values.Count(s => s >= command.PassMark), read.Values.Count(s => s < command.PassMark), unread);
    }

    private IQueryable<CreditAward> Released(Id<Event> id) => db.CreditAwards.Where(a => a.Event == id && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released);

    private static (string Who, decimal Score)? Parse(string line)
    {
        var at = line.AsSpan().LastIndexOfAny(Separating);
        return at > 0 && decimal.TryParse(TextNormalization.Compact(line[(at + 1)..]), System.Globalization.CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 1_000
            ? (line[..at].Trim(Separators.ToCharArray()), score) : null;
    }

    private void Keep(Id<Event> @event, Id<Registration> registration, CreditAssessment? known, decimal? score, bool passed)
    {
        if (known is null) db.CreditAssessments.Add(new(@event, registration, score, passed, user.Id, clock.GetUtcNow()));
        else known.Judge(score, passed, user.Id, clock.GetUtcNow());
    }
}
