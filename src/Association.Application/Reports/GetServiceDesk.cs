using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Reports;

/// <summary>What waits for the sender, and the figures of the day. Nobody sees a line that they may not work on.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record GetServiceDesk : IQuery<ServiceDesk>;

public sealed record ServiceDesk(IReadOnlyList<DeskLine> Waiting, DeskFigures Figures);

public enum DeskMatter { ApplicationsToReview, DuplicatesToReview, SlipsToConfirm, UnpaidNearDeadline, RefundsOwed, PaymentsToReview, EventToConclude, CertificatesToIssue, DraftIncomplete, MailsParked, RoomsToApprove, AddressesStopped }

/// <param name="Since">Since when the oldest of them waits.</param>
/// <param name="Until">When the first of them is too late.</param>
/// <param name="Event">The event it is about, when it is about one.</param>
public sealed record DeskLine(DeskMatter Matter, int Count, DateTimeOffset? Since = null, DateTimeOffset? Until = null, Guid? Event = null, Bilingual? Name = null);

/// <param name="Members">Members whose term runs today; null for those who may not read members.</param>
/// <param name="ReceivedThisMonth">Payments booked in yuan; null for those who may not read finance.</param>
public sealed record DeskFigures(int EventsAhead, int RegistrationsOfWeek, int Units, int? Members, decimal? ReceivedThisMonth);

internal sealed class GetServiceDeskHandler(DeskReader desk, ICurrentUser user) : IRequestHandler<GetServiceDesk, ServiceDesk>
{
    public Task<ServiceDesk> Handle(GetServiceDesk query, CancellationToken cancellationToken) => desk.ReadAsync(user.Has, cancellationToken);
}

/// <summary>Whose work it is.</summary>
public static class DeskOwners
{
    public static Role Of(DeskMatter matter) => matter switch
    {
        DeskMatter.ApplicationsToReview or DeskMatter.DuplicatesToReview or DeskMatter.AddressesStopped => Role.MembershipOfficer,
        DeskMatter.SlipsToConfirm or DeskMatter.UnpaidNearDeadline or DeskMatter.RefundsOwed or DeskMatter.PaymentsToReview => Role.FinanceOfficer,
        DeskMatter.CertificatesToIssue => Role.CmeOfficer,
        DeskMatter.MailsParked => Role.Administrator,
        _ => Role.EventOfficer,
    };
}
