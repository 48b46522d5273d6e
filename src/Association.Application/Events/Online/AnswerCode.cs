using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Online;

/// <summary>
/// A participant enters the code that is shown. What was entered is kept whatever came of it; after five wrong ones within a minute
/// nothing is looked at until the minute is over.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record AnswerCode(Id<Registration> Registration, string? Code, string? LinkKey = null) : ICommand<Result<CodeAnswered>>;

/// <param name="Session">Whose code it was; null for the whole event, and where it was none.</param>
public sealed record CodeAnswered(CodeVerdict Verdict, Bilingual? Session);

internal sealed class AnswerCodeValidator : AbstractValidator<AnswerCode>
{
    public AnswerCodeValidator() => RuleFor(c => c.Code).NotEmpty().MaximumLength(20);
}

internal sealed class AnswerCodeAccess(RegistrationAccess access) : IAccessRule<AnswerCode>
{
    public Task<bool> AllowsAsync(AnswerCode request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class AnswerCodeHandler(IAssociationDb db, PresenceKeeper keeper, ICurrentUser user, TimeProvider clock) : IRequestHandler<AnswerCode, Result<CodeAnswered>>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task<Result<CodeAnswered>> Handle(AnswerCode command, CancellationToken cancellationToken)
    {
        // One after the other: whoever guesses with many requests at once is counted all the same.
        await db.Registrations.Where(r => r.Id == command.Registration).ExecuteUpdateAsync(row => row.SetProperty(r => r.Status, r => r.Status), cancellationToken);
        var place = await db.Registrations.SingleAsync(r => r.Id == command.Registration, cancellationToken);
        var now = clock.GetUtcNow();
        if (place.Status is not RegistrationStatus.Confirmed) return new CodeAnswered(CodeVerdict.NotNow, null);
        if (await db.CodeAnswers.CountAsync(a => a.Registration == place.Id && a.Verdict == CodeVerdict.Wrong && a.At > now - Minute, cancellationToken) >= CodeAnswer.MostWrong)
            return new CodeAnswered(CodeVerdict.TooMany, null);

        var digits = TextNormalization.Compact(command.Code);
        var code = await db.PresenceCodes.FirstOrDefaultAsync(c => c.Event == place.Event && c.Digits == digits && c.DueAt <= now, cancellationToken);
        var room = code is null ? null : await db.OnlineRooms.AsNoTracking().SingleAsync(r => r.Id == code.Room, cancellationToken);
        var verdict = await JudgeAsync(code, room, place, now, cancellationToken);
        db.CodeAnswers.Add(new CodeAnswer(place.Event, code, place.Id, verdict, now));
        if (verdict is CodeVerdict.Right) await KeepAsync(code!, room!, place, now, cancellationToken);
        return new CodeAnswered(verdict, room?.Session is { } session ? await db.Sessions.Where(s => s.Id == session).Select(s => s.Title).FirstOrDefaultAsync(cancellationToken) : null);
    }

    private async Task<CodeVerdict> JudgeAsync(PresenceCode? code, OnlineRoom? room, Registration place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (code is null || room is null) return CodeVerdict.Wrong;
        if (await db.CodeAnswers.AnyAsync(a => a.Code == code.Id && a.Registration == place.Id && a.Verdict == CodeVerdict.Right, cancellationToken)) return CodeVerdict.Again;
        if (!code.IsTaken(now)) return CodeVerdict.Late;
        return await db.CheckInLists.AsNoTracking().SingleAsync(l => l.Id == room.List, cancellationToken) is var list && list.Takes(place.Category) ? CodeVerdict.Right : CodeVerdict.NotNow;
    }

    /// <summary>Proved from when the code was shown to when it was entered.</summary>
    private async Task KeepAsync(PresenceCode code, OnlineRoom room, Registration place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var to = now - code.DueAt < TimeSpan.FromSeconds(1) ? code.DueAt.AddSeconds(1) : now;
        await keeper.LearnAsync(room, place, [new(code.DueAt, to)], ScanMethod.Code, user.Id, cancellationToken);
    }
}

/// <summary>Writes what is learned of somebody's online attendance to the list of the session.</summary>
internal sealed class PresenceKeeper(IAssociationDb db, Doors.Passages passages, TimeProvider clock)
{
    /// <returns>Whether anything was new.</returns>
    public async Task<bool> LearnAsync(OnlineRoom room, Registration place, IEnumerable<PresenceInterval> evidence, ScanMethod method, UserId by, CancellationToken cancellationToken)
    {
        var list = await db.CheckInLists.AsNoTracking().SingleAsync(l => l.Id == room.List, cancellationToken);
        var admission = await passages.AdmissionAsync(list, place, cancellationToken);
        var presence = new OnlinePresence(list, place, admission, await passages.CountingAsync(list.Id, place.Id, cancellationToken));
        var added = presence.Learn(evidence, await db.TimeAsync(room, cancellationToken), method, by, clock.GetUtcNow());
        db.Scans.AddRange(added);
        if (admission is null && presence.Admission is { } first) db.Admissions.Add(first);
        return added.Count > 0;
    }
}
