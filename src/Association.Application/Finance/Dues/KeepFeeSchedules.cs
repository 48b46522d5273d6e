using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

/// <param name="Amount">Yuan a year.</param>
public sealed record RateInput(UnitTier? Tier, MembershipCategory? Category, decimal Amount);

/// <summary>Drafts the dues of a time, or changes a draft; what the congress adopted stays.</summary>
/// <param name="Schedule">Null: a new one.</param>
[Requires(Permissions.EditFinance)]
public sealed record DraftFeeSchedule(Id<FeeSchedule>? Schedule, string Name, DateOnly From, DateOnly? To, ProRata ProRata, IReadOnlyList<RateInput> Rates) : ICommand<Result<Guid>>;

internal sealed class DraftFeeScheduleValidator : AbstractValidator<DraftFeeSchedule>
{
    public DraftFeeScheduleValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(FeeSchedule.MaxNameLength);
        RuleFor(c => c.From).NotEmpty();
        RuleFor(c => c.ProRata).IsInEnum();
        RuleForEach(c => c.Rates).ChildRules(rate => rate.RuleFor(r => r.Amount).GreaterThanOrEqualTo(0).PrecisionScale(18, 2, true));
    }
}

/// <summary>The congress has resolved: from here on the schedule can be charged and does not change. The schedule before ends the day before.</summary>
[Requires(Permissions.DecideFinance)]
public sealed record AdoptFeeSchedule(Id<FeeSchedule> Schedule, Id<CouncilResolution> Resolution) : ICommand<Result>;

/// <summary>The resolution was made known to all members. Source: domain.md R2.52.</summary>
[Requires(Permissions.EditFinance)]
public sealed record PublishFeeSchedule(Id<FeeSchedule> Schedule, DateOnly On) : ICommand<Result>;

internal sealed class PublishFeeScheduleValidator : AbstractValidator<PublishFeeSchedule>
{
    public PublishFeeScheduleValidator(TimeProvider clock) => RuleFor(c => c.On).NotEmpty().LessThanOrEqualTo(_ => clock.Today()).WithErrorCode("payment.in-future");
}

internal sealed class FeeScheduleHandlers(IAssociationDb db)
    : IRequestHandler<DraftFeeSchedule, Result<Guid>>, IRequestHandler<AdoptFeeSchedule, Result>, IRequestHandler<PublishFeeSchedule, Result>
{
    public async Task<Result<Guid>> Handle(DraftFeeSchedule command, CancellationToken cancellationToken)
    {
        var (validity, rates) = (new DateRange(command.From, command.To), command.Rates.Select(r => new Rate(r.Tier, r.Category, new(r.Amount))).ToList());
        if (command.Schedule is { } id)
        {
            if (await FindAsync(id, cancellationToken) is not { } known) return FeeScheduleErrors.NotFound;
            known.Describe(command.Name, validity, command.ProRata, rates);
            return known.Id.Value;
        }

        var schedule = new FeeSchedule(command.Name, validity, command.ProRata, rates);
        db.FeeSchedules.Add(schedule);
        return schedule.Id.Value;
    }

    public async Task<Result> Handle(AdoptFeeSchedule command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Schedule, cancellationToken) is not { } schedule) return FeeScheduleErrors.NotFound;
        if (await db.Resolutions.FirstOrDefaultAsync(r => r.Id == command.Resolution, cancellationToken) is not { } resolution) return ResolutionErrors.NotFound;
        var others = await db.FeeSchedules.Where(s => s.Resolution != null && s.Id != schedule.Id).ToListAsync(cancellationToken);
        // The one that runs without end gives way; any other overlap is a mistake.
        foreach (var before in others.Where(s => s.To is null && s.From < schedule.From)) before.EndOn(schedule.From.AddDays(-1));
        if (others.Any(s => s.Validity.Overlaps(schedule.Validity))) return FeeScheduleErrors.Overlaps;
        schedule.Adopt(resolution);
        return Result.Done;
    }

    public async Task<Result> Handle(PublishFeeSchedule command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Schedule, cancellationToken) is not { } schedule) return FeeScheduleErrors.NotFound;
        schedule.Publish(command.On);
        return Result.Done;
    }

    private Task<FeeSchedule?> FindAsync(Id<FeeSchedule> id, CancellationToken cancellationToken) =>
        db.FeeSchedules.Include(s => s.Rates).FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
}

/// <summary>All schedules, the newest first, with what is odd about them.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListFeeSchedules : IQuery<IReadOnlyList<FeeScheduleView>>;

public sealed record FeeScheduleView(
    Guid Id, string Name, DateOnly From, DateOnly? To, ProRata ProRata, Guid? Resolution, string? Meeting, string? Number, DateOnly? ResolvedOn, int? Due, int? Present, int? For,
    DateOnly? PublishedOn, IReadOnlyList<RateInput> Rates, IReadOnlyList<FeeScheduleWarning> Warnings);

internal sealed class ListFeeSchedulesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListFeeSchedules, IReadOnlyList<FeeScheduleView>>
{
    public async Task<IReadOnlyList<FeeScheduleView>> Handle(ListFeeSchedules query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var schedules = await db.FeeSchedules.AsNoTracking().Include(s => s.Rates).OrderByDescending(s => s.From).ToListAsync(cancellationToken);
        var behind = schedules.Select(s => s.Resolution).OfType<Id<CouncilResolution>>().ToList();
        var resolutions = await db.Resolutions.AsNoTracking().Where(r => behind.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        return [.. schedules.Select(s => Show(s, s.Resolution is { } id ? resolutions.GetValueOrDefault(id) : null, today))];
    }

    private static FeeScheduleView Show(FeeSchedule s, CouncilResolution? r, DateOnly today) => new(
        s.Id.Value, s.Name, s.From, s.To, s.ProRata, r?.Id.Value, r?.Meeting, r?.Number, s.ResolvedOn, r?.Due, r?.Present, r?.For, s.PublishedOn,
        [.. s.Rates.OrderBy(x => x.Tier is null).ThenBy(x => x.Tier).ThenBy(x => x.Category).Select(x => new RateInput(x.Tier, x.Category, x.Amount.Amount))], s.WarningsOn(today));
}
