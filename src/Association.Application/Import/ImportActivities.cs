using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Import;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Activities that were held outside the product, with their person-times; known by the office's own number.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ImportActivities(IReadOnlyList<ActivityRow> Rows, ChunkMode Mode) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportActivitiesHandler(IAssociationDb db) : IRequestHandler<ImportActivities, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportActivities command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally(db, command.Mode);
        var rows = await outcome.FreshAsync(command.Rows, r => r.Number, cancellationToken);
        var bodies = await BodiesAsync(cancellationToken);
        var known = await KnownAsync(rows, command.Mode, cancellationToken);
        foreach (var row in rows)
        {
            var organiser = row.Organiser is null ? (Id<Body>?)null : bodies.TryGetValue(row.Organiser, out var body) ? body : null;
            if (row.Organiser is not null && organiser is null) outcome.Refuse(new RowError(row.Number, "organiser", "body.unknown", row.Organiser));
            else if (!known.TryGetValue(row.Code, out var @event)) Record(row, organiser, outcome);
            // An event that the product runs itself counts its own attendance.
            else if (@event.ReportedAttendance is null) outcome.Refuse(new RowError(row.Number, "code", "activity.not-imported", row.Code));
            else Update(@event, row, organiser, outcome);
        }

        return outcome.Close();
    }

    private static Event Create(ActivityRow row, Id<Body>? organiser)
    {
        var @event = new Event(new Bilingual(row.Name), SlugOf(row.Code), row.Kind ?? TypeOf(row.Class), row.Class, row.Level, row.HeldOn, row.HeldOn);
        @event.NumberedAs(row.Code);
        Fill(@event, row, organiser);
        return @event;
    }

    private void Record(ActivityRow row, Id<Body>? organiser, ChunkTally outcome)
    {
        var @event = Create(row, organiser);
        if (!outcome.DryRun) db.Events.Add(@event);
        outcome.Created(row.Number, @event.Id.Value);
    }

    private static void Update(Event @event, ActivityRow row, Id<Body>? organiser, ChunkTally outcome)
    {
        var before = ActivityFields.All.Snapshot(@event);
        if (outcome.Match is MatchRule.Update) Update(@event, row, organiser);
        else if (outcome.Match is MatchRule.Fill) FillIn(@event, row, organiser);
        outcome.Saw(row.Number, @event.Id.Value, ActivityFields.All.Since(@event, before));
    }

    private static void Update(Event @event, ActivityRow row, Id<Body>? organiser)
    {
        // What the sheet does not say stays, unless another class decides it anew.
        var kind = row.Kind ?? (@event.Class == row.Class ? @event.Type : TypeOf(row.Class));
        if (@event.Name.Zh != row.Name || @event.Class != row.Class || @event.Level != row.Level || @event.Type != kind)
            @event.Describe(new Bilingual(row.Name, @event.Name.En), kind, row.Class, row.Level, @event.DescriptionZh, @event.DescriptionEn);
        if (@event.StartsOn != row.HeldOn) @event.TakePlace(row.HeldOn, row.HeldOn);
        Fill(@event, row, organiser ?? @event.Organiser);
    }

    /// <summary>Only what is blank.</summary>
    private static void FillIn(Event @event, ActivityRow row, Id<Body>? organiser)
    {
        if (@event.Venue is null) @event.At(row.VenueIn(null), @event.VenueAddress);
        if (@event.Organiser is null) @event.OrganisedBy(organiser);
        if (@event.Hours == 0) @event.Credits(row.Hours ?? 0);
    }

    private static void Fill(Event @event, ActivityRow row, Id<Body>? organiser)
    {
        @event.At(row.VenueIn(@event.Venue), @event.VenueAddress);
        @event.OrganisedBy(organiser);
        @event.Credits(row.Hours ?? @event.Hours);
        @event.RecordAsHeld(row.Attendance);
    }

    internal static EventType TypeOf(EventClass @class) => @class switch
    {
        EventClass.Academic => EventType.AcademicConference,
        EventClass.PopularScience => EventType.PopularScience,
        _ => EventType.CmeCourse,
    };

    /// <summary>HD2019-001 → hd2019-001; what loses something on the way gets a mark of its own.</summary>
    private static string SlugOf(string code)
    {
        var words = new string([.. code.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        var slug = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-') && slug.Length == code.Length) return slug;
        return $"{slug}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..8]}".TrimStart('-');
    }

    private async Task<Dictionary<string, Id<Body>>> BodiesAsync(CancellationToken cancellationToken)
    {
        var bodies = new Dictionary<string, Id<Body>>(StringComparer.Ordinal);
        foreach (var body in await db.Bodies.AsNoTracking().Select(b => new { b.Id, b.Name.Zh }).ToListAsync(cancellationToken)) bodies.TryAdd(body.Zh, body.Id);
        return bodies;
    }

    private Task<Dictionary<string, Event>> KnownAsync(IReadOnlyList<ActivityRow> rows, ChunkMode mode, CancellationToken cancellationToken)
    {
        var codes = rows.Select(r => r.Code).ToList();
        var events = mode.DryRun ? db.Events.AsNoTracking() : db.Events;
        return events.Where(e => e.Code != null && codes.Contains(e.Code)).ToDictionaryAsync(e => e.Code!, StringComparer.Ordinal, cancellationToken);
    }
}
