using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Lecturers;
using Association.Application.Rooms;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using MediatR;

namespace Association.Web.Api;

/// <summary>Rooms, lecturers, and when a body finds both free: for the office and for those who act for a body.</summary>
internal static class VenueRoutes
{
    public static void MapVenues(this RouteGroupBuilder api)
    {
        var rooms = api.MapGroup("/rooms").WithTags("Rooms");
        rooms.MapGet("/", ListRooms).WithSummary("The rooms that are given out; with retired=true those that no longer are, too.").WithDescription("Scope: self; the office needs events.read as well.").Produces<Page<RoomLine>>().Refuses(400, 401, 403, 404);
        rooms.MapGet("/{id:guid}", ShowRoom).WithSummary("A room with its hours, its closures and who holds it from now on.").WithDescription("Scope: rooms.manage.").Produces<RoomAnswer>().Refuses(401, 403, 404);
        var lecturers = api.MapGroup("/lecturers").WithTags("Lecturers");
        lecturers.MapGet("/", ListLecturers).WithSummary("The expert pool; freeOn leaves those who can come that day.").WithDescription("Scope: self; the office needs events.read as well.").Produces<Page<LecturerLine>>().Refuses(400, 401, 403, 404);
        lecturers.MapGet("/{id:guid}", ShowLecturer).WithSummary("A lecturer with absences, evaluations and talks.").WithDescription("Scope: lecturers.edit.").Produces<LecturerAnswer>().Refuses(401, 403, 404);
        api.MapGet("/bodies/{slug}/free-slots", FreeSlots).WithTags("Rooms")
            .WithSummary("When which room is free for a meeting of the body, with what speaks against the others.")
            .WithDescription("At most 31 days from `from` to `to`; `equipment` names what is needed, by commas. Scope: self.").Produces<SlotGrid>().Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> ListRooms(IMediator mediator, CancellationToken cancellationToken, bool retired = false) =>
        Answers.Listed(new Page<RoomLine>(await mediator.Send(new ListRooms(retired), cancellationToken), null));

    private static async Task<IResult> ShowRoom(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetRoom(new Id<Room>(id)), cancellationToken) is { } found ? RoomAnswer.Of(found) : null);

    private static async Task<IResult> ListLecturers(
        IMediator mediator, CancellationToken cancellationToken, string? search = null, string? language = null, string? country = null, DateOnly? freeOn = null, bool retired = false) =>
        Answers.Listed(new Page<LecturerLine>(await mediator.Send(new ListLecturers(new(search, language, country, freeOn, retired)), cancellationToken), null));

    private static async Task<IResult> ShowLecturer(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetLecturer(new Id<Lecturer>(id)), cancellationToken) is { } found ? LecturerAnswer.Of(found) : null);

    private static async Task<IResult> FreeSlots(
        string slug, IMediator mediator, CancellationToken cancellationToken, DateOnly? from = null, DateOnly? to = null, int? people = null, int? minutes = null, string? equipment = null, Guid? lecturer = null)
    {
        if (from is not { } first) return ApiProblem.Of(ApiErrors.Missing(nameof(from)));
        if (people is not { } count) return ApiProblem.Of(ApiErrors.Missing(nameof(people)));
        if (minutes is not { } length) return ApiProblem.Of(ApiErrors.Missing(nameof(minutes)));
        if (!TryRead(equipment, out var needed)) return ApiProblem.Of(ApiErrors.Malformed.At(nameof(equipment)));
        if (await mediator.Send(new FindDesk(slug), cancellationToken) is not { } desk) return ApiProblem.Of(ApiErrors.NotFound);
        return Answers.Shown(await mediator.Send(new FindFreeSlots(desk.Body, first, to ?? first, count, needed, length, lecturer is { } id ? new(id) : null), cancellationToken));
    }

    private static bool TryRead(string? words, out Equipment needed)
    {
        needed = Equipment.None;
        foreach (var word in (words ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Choice<Equipment>.TryParse(word, out var one)) return false;
            needed |= one.Value;
        }

        return true;
    }
}

/// <summary>A room as the API shows it.</summary>
internal sealed record RoomAnswer(
    Guid Id, Bilingual Name, Bilingual Site, int Capacity, Equipment Equipment, bool NeedsApproval, DateOnly? RetiredOn, IReadOnlyList<RoomHoursAnswer> Hours, IReadOnlyList<RoomClosureAnswer> Closures,
    IReadOnlyList<RoomUse> Ahead)
{
    public static RoomAnswer Of(RoomView view) => new(
        view.Room.Id.Value, view.Room.Name, view.Room.Site, view.Room.Capacity, view.Room.Equipment, view.Room.NeedsApproval, view.Room.RetiredOn,
        [.. view.Room.Hours.OrderBy(h => h.Day).Select(h => new RoomHoursAnswer(h.Day, h.From, h.To))], [.. view.Room.Closures.OrderBy(c => c.From).Select(c => new RoomClosureAnswer(c.From, c.To, c.Reason))], view.Ahead);
}

internal sealed record RoomHoursAnswer(DayOfWeek Day, TimeOnly From, TimeOnly To);

internal sealed record RoomClosureAnswer(DateOnly From, DateOnly To, string Reason);

/// <summary>A lecturer as the API shows him.</summary>
internal sealed record LecturerAnswer(LecturerLine Lecturer, string? Person, IReadOnlyList<LecturerAbsenceAnswer> Absences, IReadOnlyList<LecturerEvaluationAnswer> Evaluations, IReadOnlyList<LecturerTalk> Talks)
{
    public static LecturerAnswer Of(LecturerDetails found) => new(found.Line, found.PersonName,
        [.. found.Absences.Select(a => new LecturerAbsenceAnswer(a.From, a.To))], [.. found.Evaluations.Select(e => new LecturerEvaluationAnswer(e.On, e.Score, e.Remark))], found.Talks);
}

internal sealed record LecturerAbsenceAnswer(DateOnly From, DateOnly To);

internal sealed record LecturerEvaluationAnswer(DateOnly On, int Score, string? Remark);
