using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Activities that were held outside the product, with their person-times; known by the office's own number.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ImportActivities(IReadOnlyList<ActivityRow> Rows, bool DryRun) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportActivitiesHandler(IAssociationDb db) : IRequestHandler<ImportActivities, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportActivities command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally();
        var bodies = await BodiesAsync(cancellationToken);
        var known = await KnownAsync(command, cancellationToken);
        foreach (var row in command.Rows)
        {
            var organiser = row.Organiser is null ? (Id<Body>?)null : bodies.TryGetValue(row.Organiser, out var body) ? body : null;
            if (row.Organiser is not null && organiser is null) outcome.Refuse(new RowError(row.Number, "organiser", "body.unknown", row.Organiser));
            else if (!known.TryGetValue(row.Code, out var @event)) outcome.Create(Create(row, organiser), command.DryRun ? null : db.Events);
            // An event that the product runs itself counts its own attendance.
            else if (@event.ReportedAttendance is null) outcome.Refuse(new RowError(row.Number, "code", "activity.not-imported", row.Code));
            else outcome.Saw(Update(@event, row, organiser));
        }

        return outcome.Close();
    }

    private static Event Create(ActivityRow row, Id<Body>? organiser)
    {
        var @event = new Event(new Bilingual(row.Name), SlugOf(row.Code), TypeOf(row.Class), row.Class, row.Level, row.HeldOn, row.HeldOn);
        @event.NumberedAs(row.Code);
        Fill(@event, row, organiser);
        return @event;
    }

    private static bool Update(Event @event, ActivityRow row, Id<Body>? organiser)
    {
        var before = (@event.Name.Zh, @event.Class, @event.Level, @event.StartsOn, @event.Hours, @event.Venue, @event.Organiser, @event.ReportedAttendance);
        if (@event.Name.Zh != row.Name || @event.Class != row.Class || @event.Level != row.Level)
            @event.Describe(new Bilingual(row.Name, @event.Name.En), TypeOf(row.Class), row.Class, row.Level, @event.DescriptionZh, @event.DescriptionEn);
        if (@event.StartsOn != row.HeldOn) @event.TakePlace(row.HeldOn, row.HeldOn);
        Fill(@event, row, organiser ?? @event.Organiser);
        return before != (@event.Name.Zh, @event.Class, @event.Level, @event.StartsOn, @event.Hours, @event.Venue, @event.Organiser, @event.ReportedAttendance);
    }

    private static void Fill(Event @event, ActivityRow row, Id<Body>? organiser)
    {
        @event.At(row.VenueIn(@event.Venue), @event.VenueAddress);
        @event.OrganisedBy(organiser);
        @event.Credits(row.Hours ?? @event.Hours);
        @event.RecordAsHeld(row.Attendance);
    }

    private static EventType TypeOf(EventClass @class) => @class switch
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

    private Task<Dictionary<string, Event>> KnownAsync(ImportActivities command, CancellationToken cancellationToken)
    {
        var codes = command.Rows.Select(r => r.Code).ToList();
        var events = command.DryRun ? db.Events.AsNoTracking() : db.Events;
        return events.Where(e => e.Code != null && codes.Contains(e.Code)).ToDictionaryAsync(e => e.Code!, StringComparer.Ordinal, cancellationToken);
    }
}
