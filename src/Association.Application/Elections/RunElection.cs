using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Elections;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Elections;

/// <summary>Fixes the lists and lets people vote from the hour that was set; everybody who may vote and can be reached gets a mail.</summary>
[Requires(Permissions.Self)]
public sealed record OpenElection(Id<Election> Election) : ICommand<Result<OpenedElection>>, IForMyElection;

/// <param name="Unreached">Voters without an address: they are told otherwise.</param>
public sealed record OpenedElection(int Mailed, int Unreached);

internal sealed class OpenElectionHandler(IAssociationDb db, ElectionDesk desk, IAccounts accounts, TimeProvider clock) : IRequestHandler<OpenElection, Result<OpenedElection>>
{
    public async Task<Result<OpenedElection>> Handle(OpenElection command, CancellationToken cancellationToken)
    {
        var (election, now) = (await desk.ForChangeAsync(command.Election, cancellationToken), clock.GetUtcNow());
        Refuse.If(election.ClosesAt <= now, ElectionErrors.Order);
        election.Open();
        var voters = election.Voters.Select(v => v.Person).ToList();
        var addresses = await db.People.AsNoTracking().Where(p => voters.Contains(p.Id)).Select(p => new { p.Id, p.Email }).ToListAsync(cancellationToken);
        var mailed = 0;
        foreach (var voter in addresses)
        {
            var account = await accounts.OfAsync(voter.Id, cancellationToken);
            if ((account?.Email ?? voter.Email) is not { } address) continue;
            db.Outbox.Add(new OutboxMessage(MailTemplates.ElectionOpened, election.Id.Value, address, account?.Language ?? "zh-CN", now));
            mailed++;
        }

        return new OpenedElection(mailed, addresses.Count - mailed);
    }
}

/// <summary>Ends the voting: after its hour, or as soon as everybody has voted.</summary>
[Requires(Permissions.Self)]
public sealed record CloseElection(Id<Election> Election) : ICommand<Result>, IForMyElection;

/// <summary>Gives an election up; what was voted is never counted.</summary>
[Requires(Permissions.Self)]
public sealed record WithdrawElection(Id<Election> Election) : ICommand<Result>, IForMyElection;

/// <summary>The same vote once more as a new draft, as after a quorum that was missed.</summary>
[Requires(Permissions.Self)]
public sealed record RepeatElection(Id<Election> Election, DateTimeOffset OpensAt, DateTimeOffset ClosesAt) : ICommand<Result<Guid>>, IForMyElection;

/// <summary>A vote between those who share a last seat, as a new draft.</summary>
[Requires(Permissions.Self)]
public sealed record HoldRunOff(Id<Election> Election, DateTimeOffset OpensAt, DateTimeOffset ClosesAt) : ICommand<Result<Guid>>, IForMyElection;

internal sealed class ElectionRunHandlers(IAssociationDb db, ElectionDesk desk, TimeProvider clock)
    : IRequestHandler<CloseElection, Result>, IRequestHandler<WithdrawElection, Result>, IRequestHandler<RepeatElection, Result<Guid>>, IRequestHandler<HoldRunOff, Result<Guid>>
{
    public async Task<Result> Handle(CloseElection command, CancellationToken cancellationToken)
    {
        (await desk.ForChangeAsync(command.Election, cancellationToken)).Close(clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(WithdrawElection command, CancellationToken cancellationToken)
    {
        (await desk.ForChangeAsync(command.Election, cancellationToken)).Withdraw();
        return Result.Done;
    }

    public async Task<Result<Guid>> Handle(RepeatElection command, CancellationToken cancellationToken)
    {
        var election = await desk.ForChangeAsync(command.Election, cancellationToken);
        var next = election.Again(election.Name.Marked("（重新选举）", " (repeated)"), command.OpensAt, command.ClosesAt);
        if (election.Status is not ElectionStatus.Withdrawn) election.Withdraw();
        db.Elections.Add(next);
        return next.Id.Value;
    }

    public async Task<Result<Guid>> Handle(HoldRunOff command, CancellationToken cancellationToken)
    {
        var election = await desk.ForChangeAsync(command.Election, cancellationToken);
        var next = election.RunOff(await desk.CountAsync(election, cancellationToken), election.Name.Marked("（再次投票）", " (run-off)"), command.OpensAt, command.ClosesAt);
        db.Elections.Add(next);
        return next.Id.Value;
    }
}

internal static class ElectionNames
{
    /// <summary>The name with what this vote is; a mark is set once.</summary>
    public static Bilingual Marked(this Bilingual name, string zh, string en) => new(With(name.Zh, zh), name.En is { } english ? With(english, en) : null);

    private static string With(string name, string mark) =>
        name.EndsWith(mark, StringComparison.Ordinal) ? name : name[..Math.Min(name.Length, Election.MaxNameLength - mark.Length)] + mark;
}
