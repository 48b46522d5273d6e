using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>Whether something may be booked on a day.</summary>
internal sealed class BookKeeping(IAssociationDb db)
{
    /// <exception cref="RefusedException">The year of the day is closed.</exception>
    public async Task RefuseClosedAsync(DateOnly on, CancellationToken cancellationToken) =>
        Refuse.If(await IsClosedAsync(on, cancellationToken), LedgerErrors.Closed.With(on.Year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>For money that is there whatever the books say: the day itself, or today when its year is closed.</summary>
    public async Task<DateOnly> OpenDayAsync(DateOnly on, DateOnly today, CancellationToken cancellationToken) => await IsClosedAsync(on, cancellationToken) ? today : on;

    private Task<bool> IsClosedAsync(DateOnly on, CancellationToken cancellationToken) => db.FiscalYears.AnyAsync(y => y.Year == on.Year && y.ClosedAt != null, cancellationToken);
}

/// <summary>Closes the books of a year that is over: nothing can be booked on a day of it any more.</summary>
[Requires(Permissions.DecideFinance)]
public sealed record CloseYear(int Year) : ICommand<Result>;

/// <summary>Opens closed books again, for a correction; the reason stays on record.</summary>
[Requires(Permissions.DecideFinance)]
public sealed record ReopenYear(int Year, string Reason) : ICommand<Result>;

internal sealed class CloseYearValidator : AbstractValidator<CloseYear>
{
    public CloseYearValidator() => RuleFor(c => c.Year).InclusiveBetween(DuesRun.FirstYear, DuesRun.LastYear);
}

internal sealed class ReopenYearValidator : AbstractValidator<ReopenYear>
{
    public ReopenYearValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(FiscalYear.MaxReasonLength);
}

internal sealed class FiscalYearHandlers(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CloseYear, Result>, IRequestHandler<ReopenYear, Result>
{
    public async Task<Result> Handle(CloseYear command, CancellationToken cancellationToken)
    {
        var year = await db.FiscalYears.FirstOrDefaultAsync(y => y.Year == command.Year, cancellationToken);
        if (year is null) db.FiscalYears.Add(year = new FiscalYear(command.Year));
        year.Close(user.Id, clock.Today(), clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(ReopenYear command, CancellationToken cancellationToken)
    {
        if (await db.FiscalYears.FirstOrDefaultAsync(y => y.Year == command.Year, cancellationToken) is not { } year) return FiscalYearErrors.NotClosed;
        year.Reopen(command.Reason);
        return Result.Done;
    }
}
