using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Doors;

/// <summary>
/// The code on the screen at a door: made of the list and the half minute, so that yesterday's picture of it opens nothing. It is
/// taken until the next one has had its time, then never again.
/// </summary>
internal sealed class RotatingCode(ILinkSecrets secrets, TimeProvider clock)
{
    public const int Seconds = 30;
    private const string CodePurpose = "self-check-in";
    private const string PassPurpose = "self-check-in-pass";
    private const int CodeLength = 16;

    /// <summary>How long somebody who scanned the code has to say who he is.</summary>
    private static readonly TimeSpan PassLife = TimeSpan.FromMinutes(3);

    public (string Code, DateTimeOffset NextAt) Now(Id<CheckInList> list)
    {
        var step = Step;
        return (CodeAt(list, step), DateTimeOffset.FromUnixTimeSeconds((step + 1) * Seconds));
    }

    public bool IsNow(Id<CheckInList> list, string? code) => code is not null && (code == CodeAt(list, Step) || code == CodeAt(list, Step - 1));

    public string Pass(Id<CheckInList> list)
    {
        var issued = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{issued}.{secrets.For(PassPurpose, $"{list}/{issued}")}";
    }

    public bool Holds(Id<CheckInList> list, string? pass)
    {
        if (pass?.Split('.') is not [var issued, var key] || !long.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        var age = clock.GetUtcNow().ToUnixTimeSeconds() - seconds;
        return age >= 0 && age <= PassLife.TotalSeconds && secrets.Matches(PassPurpose, $"{list}/{issued}", key);
    }

    private long Step => clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;

    private string CodeAt(Id<CheckInList> list, long step) => secrets.For(CodePurpose, $"{list}/{step}")[..CodeLength];
}

public static class SelfCheckInErrors
{
    public static readonly Error OldCode = Error.Invalid("here.old-code", "This code is over; scan the one that is on the screen now.");
    public static readonly Error NoPlace = Error.Invalid("here.no-place", "There is no confirmed registration under this name and number.", "Mobile");
    public static readonly Error NotNow = Error.Conflict("here.not-now", "This list does not take you now; please ask at the door.");
}

/// <summary>The code of a list for the screen at its door.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record GetRotatingCode(Id<Event> Event, Id<CheckInList>? List = null) : IQuery<RotatingCodeView?>, IInEvent;

/// <param name="Path">What the QR code leads to, on this site.</param>
public sealed record RotatingCodeView(Bilingual Event, Bilingual List, string Path, DateTimeOffset NextAt, DoorCounts Counts);

internal sealed class GetRotatingCodeHandler(IAssociationDb db, RotatingCode codes) : IRequestHandler<GetRotatingCode, RotatingCodeView?>
{
    public async Task<RotatingCodeView?> Handle(GetRotatingCode query, CancellationToken cancellationToken)
    {
        var name = await db.Events.AsNoTracking().Where(e => e.Id == query.Event && e.Status == EventStatus.Published).Select(e => e.Name).FirstOrDefaultAsync(cancellationToken);
        if (name is null || await db.CheckInListAsync(query.Event, query.List, cancellationToken) is not { SelfCheckIn: true } list) return null;
        var (code, nextAt) = codes.Now(list.Id);
        return new(name, list.Name, $"/here/{list.Id}/{code}", nextAt, await db.DoorCountsAsync(list, cancellationToken));
    }
}

/// <summary>What somebody sees who scanned the code: null when it is over or no list shows it.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowSelfCheckIn(Id<CheckInList> List, string? Code) : IQuery<SelfCheckInView?>;

/// <param name="Pass">Proves for some minutes that the code was seen while it was on the screen.</param>
/// <param name="Me">The signed-in person's name on the registration; null when it has none here.</param>
public sealed record SelfCheckInView(Bilingual Event, Bilingual List, string Pass, string? Me);

/// <summary>The same after a slip of the pen: whoever has a pass need not scan again.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowSelfCheckInAgain(Id<CheckInList> List, string? Pass) : IQuery<SelfCheckInView?>;

internal sealed class ShowSelfCheckInHandler(IAssociationDb db, RotatingCode codes, ICurrentUser user)
    : IRequestHandler<ShowSelfCheckIn, SelfCheckInView?>, IRequestHandler<ShowSelfCheckInAgain, SelfCheckInView?>
{
    public Task<SelfCheckInView?> Handle(ShowSelfCheckIn query, CancellationToken cancellationToken) =>
        ViewAsync(query.List, codes.IsNow(query.List, query.Code) ? codes.Pass(query.List) : null, cancellationToken);

    public Task<SelfCheckInView?> Handle(ShowSelfCheckInAgain query, CancellationToken cancellationToken) =>
        ViewAsync(query.List, codes.Holds(query.List, query.Pass) ? query.Pass : null, cancellationToken);

    private async Task<SelfCheckInView?> ViewAsync(Id<CheckInList> id, string? pass, CancellationToken cancellationToken)
    {
        var list = await db.CheckInLists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.SelfCheckIn, cancellationToken);
        if (list is null || pass is null) return null;
        var name = await db.Events.AsNoTracking().Where(e => e.Id == list.Event && e.Status == EventStatus.Published).Select(e => e.Name).FirstOrDefaultAsync(cancellationToken);
        if (name is null) return null;
        var me = user.Person is { } person
            ? await db.Registrations.AsNoTracking().Where(r => r.Event == list.Event && r.Person == person && r.Status == RegistrationStatus.Confirmed).Select(r => r.Name).FirstOrDefaultAsync(cancellationToken)
            : null;
        return new(name, list.Name, pass, me);
    }
}

/// <summary>Signs a participant in by the code on the screen: whoever is signed in is known, others give the name and mobile number of their registration.</summary>
[Requires(Permissions.Anyone)]
public sealed record CheckInMyself(Id<CheckInList> List, string? Pass, string? Name = null, string? Mobile = null) : ICommand<Result<SelfCheckedIn>>;

/// <param name="At">When the person came first.</param>
public sealed record SelfCheckedIn(string Name, DateTimeOffset At);

internal sealed class CheckInMyselfHandler(IAssociationDb db, RotatingCode codes, Passages passages, SelfCheckInPeople people, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CheckInMyself, Result<SelfCheckedIn>>
{
    public async Task<Result<SelfCheckedIn>> Handle(CheckInMyself command, CancellationToken cancellationToken)
    {
        if (!codes.Holds(command.List, command.Pass)) return SelfCheckInErrors.OldCode;
        if (await db.CheckInLists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == command.List && l.SelfCheckIn, cancellationToken) is not { } list) return SelfCheckInErrors.OldCode;
        if (!await db.Events.AnyAsync(e => e.Id == list.Event && e.Status == EventStatus.Published, cancellationToken)) return SelfCheckInErrors.OldCode;
        if (await people.FindAsync(list.Event, command.Name, command.Mobile, cancellationToken) is not { } ticket) return SelfCheckInErrors.NoPlace;

        var passage = await passages.OpenAsync(list, ticket, cancellationToken);
        if (passage.Judge(ScanDirection.In, clock.GetUtcNow()) is ScanVerdict.AlreadyIn) return new SelfCheckedIn(ticket.Name, passage.Admission!.FirstAt);
        var scan = passage.Pass(ScanMethod.Self, ScanDirection.In, user.Id, ScanTime.Ago(TimeSpan.Zero, clock.GetUtcNow()), RandomCode.Secret());
        if (scan.Verdict is not ScanVerdict.Admitted) return SelfCheckInErrors.NotNow;
        passages.Keep(scan, passage.Admission);
        return new SelfCheckedIn(ticket.Name, passage.Admission!.FirstAt);
    }
}

/// <summary>Whose place it is: of the account, else by name and whole mobile number, as on the registration.</summary>
internal sealed class SelfCheckInPeople(IAssociationDb db, ICurrentUser user, IPersonalNumbers numbers, IPinyin pinyin)
{
    public async Task<Registration?> FindAsync(Id<Event> @event, string? name, string? mobile, CancellationToken cancellationToken)
    {
        var confirmed = db.Registrations.Where(r => r.Event == @event && r.Status == RegistrationStatus.Confirmed);
        if (user.Person is { } person && await confirmed.FirstOrDefaultAsync(r => r.Person == person, cancellationToken) is { } own) return own;
        if (!PersonName.TryParse(name, out var read, out var nameFault)) throw new RefusedException(nameFault.At("Name"));
        if (!MobileNumber.TryParse(mobile, out var number, out var mobileFault)) throw new RefusedException(mobileFault.At("Mobile"));
        var (index, reading) = (numbers.IndexOf(number), pinyin.Read(read.Value).Full);
        return await confirmed.FirstOrDefaultAsync(r => db.People.Any(p => p.Id == r.Person && p.Mobile!.Index == index && p.Pinyin == reading), cancellationToken);
    }
}
