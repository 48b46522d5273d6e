using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Rooms;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Rooms;
using FluentValidation;
using MediatR;

namespace Association.Application.Salons;

/// <summary>
/// Schedules a meeting of a body in one step: it is published, its room is held, its lecturer invited, and the office asked where the room wants it.
/// With a rule it schedules a series.
/// </summary>
/// <param name="Room">Null for what takes place online.</param>
/// <param name="OnlyFree">Of a series, leaves out the dates that clash; otherwise one clash refuses all.</param>
[Requires(Permissions.Self)]
public sealed record ScheduleSalon(
    Id<Body> Body, SalonWish Wish, Id<Room>? Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Recurrence? Series = null, bool OnlyFree = false, string? IdempotencyKey = null)
    : ICommand<Result<ScheduledSalon>>, IForMyBody, IIdempotent;

/// <param name="Event">The first date.</param>
/// <param name="LeftOut">Dates that clash.</param>
public sealed record ScheduledSalon(Guid Event, int Scheduled, int LeftOut);

internal sealed class SalonWishValidator : AbstractValidator<SalonWish>
{
    public SalonWishValidator()
    {
        RuleFor(w => w.TopicZh).NotEmpty().MaximumLength(Event.MaxNameLength);
        RuleFor(w => w.TopicEn).MaximumLength(Event.MaxNameLength);
        RuleFor(w => w.People).InclusiveBetween(1, Domain.Rooms.Room.MaxCapacity);
        RuleFor(w => w.Kind).Must(SalonKinds.All.Contains).WithErrorCode("salon.kind");
    }
}

internal sealed class ScheduleSalonValidator : AbstractValidator<ScheduleSalon>
{
    public ScheduleSalonValidator()
    {
        RuleFor(c => c.Wish).SetValidator(new SalonWishValidator()).OverridePropertyName("");
        RuleFor(c => c.Room).NotNull().When(c => !SalonKinds.IsOnline(c.Wish.Kind)).WithErrorCode("salon.no-room").OverridePropertyName("Slot");
    }
}

internal sealed class ScheduleSalonHandler(SalonDesk desk, SeriesPlanner planner, ILeadTime lead, ICurrentUser user) : IRequestHandler<ScheduleSalon, Result<ScheduledSalon>>
{
    public async Task<Result<ScheduledSalon>> Handle(ScheduleSalon command, CancellationToken cancellationToken)
    {
        var time = MeetingTime.Between(command.StartsAt, command.EndsAt);
        lead.MustBeKept(time, user);
        var (dates, leftOut) = await DatesAsync(command, time, cancellationToken);
        Event? first = null;
        foreach (var date in dates)
        {
            var opened = await desk.OpenAsync(command.Body, command.Wish, time.On(date), command.Room, cancellationToken);
            first ??= opened;
            if (command.Series is not null) opened.BelongsTo(first.Id);
        }

        return new ScheduledSalon(first!.Id.Value, dates.Count, leftOut);
    }

    private async Task<(IReadOnlyList<DateOnly> Dates, int LeftOut)> DatesAsync(ScheduleSalon command, MeetingTime time, CancellationToken cancellationToken)
    {
        if (command.Series is not { } rule) return ([time.Day], 0);
        var all = rule.Dates();
        if (!command.OnlyFree) return (all, 0);

        var planned = await planner.PlanAsync(all, time, command.Room, command.Wish, cancellationToken);
        List<DateOnly> free = [.. planned.Where(d => d.CanBeTaken).Select(d => d.Day)];
        Refuse.If(free.Count == 0, SalonErrors.NoDates);
        return (free, all.Count - free.Count);
    }
}
