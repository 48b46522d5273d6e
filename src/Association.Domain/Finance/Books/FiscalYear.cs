using Association.Domain.Common;

namespace Association.Domain.Finance;

public static class FiscalYearErrors
{
    public static readonly Error Running = Error.Conflict("fiscal-year.running", "A year can be closed when it is over.");
    public static readonly Error NotClosed = Error.Conflict("fiscal-year.not-closed", "The books of this year are open.");
    public static readonly Error AlreadyClosed = Error.Conflict("fiscal-year.closed", "The books of this year are closed already.");
    public static readonly Error ReasonMissing = Error.Invalid("fiscal-year.reason-missing", "Opening closed books needs a reason.", "Reason");
}

/// <summary>A year of the books, once somebody closed it. While it is closed nothing is booked on a day of it.</summary>
public sealed class FiscalYear : AggregateRoot<FiscalYear>
{
    public const int MaxReasonLength = 300;

    private FiscalYear() { }

    public FiscalYear(int year) => Year = year;

    public int Year { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public UserId? ClosedBy { get; private set; }
    /// <summary>Why it was opened again.</summary>
    public string? Reason { get; private set; }
    public bool IsClosed => ClosedAt is not null;

    public void Close(UserId by, DateOnly today, DateTimeOffset now)
    {
        Refuse.If(today.Year <= Year, FiscalYearErrors.Running);
        Refuse.If(IsClosed, FiscalYearErrors.AlreadyClosed);
        (ClosedAt, ClosedBy, Reason) = (now, by, null);
    }

    public void Reopen(string reason)
    {
        Refuse.Unless(IsClosed, FiscalYearErrors.NotClosed);
        Refuse.If(string.IsNullOrWhiteSpace(reason), FiscalYearErrors.ReasonMissing);
        (ClosedAt, ClosedBy, Reason) = (null, null, reason.Trim());
    }
}
