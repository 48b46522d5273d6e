using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Doors;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>One ticket at one list: by its code from camera or scanner, or by the registration picked from the list.</summary>
/// <param name="Nonce">Made by the door for this scan: a repeated upload gets the first answer.</param>
/// <param name="List">Null: the main door.</param>
/// <param name="SecondsAgo">How long ago the ticket was shown, where the door had no network then.</param>
/// <param name="Reason">A supervisor answers for somebody whom the list would send away.</param>
[Requires(Permissions.ScanTickets)]
public sealed record ScanTicket(
    Id<Event> Event, string? Code, Id<Registration>? Registration, ScanMethod Method, string Nonce,
    Id<CheckInList>? List = null, ScanDirection Direction = ScanDirection.In, int SecondsAgo = 0, string? Reason = null)
    : ICommand<Result<ScanAnswer>>, IInEvent;

/// <param name="FirstAt">When the person came in first, for a second scan.</param>
/// <param name="FirstBy">Who let the person in then.</param>
/// <param name="Registration">For who may answer for the person; null where the door learns nothing.</param>
public sealed record ScanAnswer(
    ScanVerdict Verdict, string? Name, string? Unit, string? CategoryZh, string? CategoryEn, DateTimeOffset? FirstAt, int Present, int Expected,
    string? FirstBy = null, Guid? Registration = null);

internal sealed class ScanTicketValidator : AbstractValidator<ScanTicket>
{
    public ScanTicketValidator()
    {
        RuleFor(c => c.Nonce).NotEmpty().MaximumLength(Scan.MaxNonceLength);
        RuleFor(c => c.Code).NotEmpty().When(c => c.Registration is null);
        RuleFor(c => c.Code).MaximumLength(200);
        RuleFor(c => c.Method).IsInEnum().NotEqual(ScanMethod.Self);
        RuleFor(c => c.Direction).IsInEnum();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(Scan.MaxReasonLength).When(c => c.Reason is not null);
    }
}

/// <summary>Whoever answers for somebody must be a supervisor here.</summary>
internal sealed class ScanTicketAccess(ICurrentUser user) : IAccessRule<ScanTicket>
{
    public Task<bool> AllowsAsync(ScanTicket request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Reason is null || user.Has(Permissions.SuperviseDoors, request.Event));
}

internal sealed class ScanTicketHandler(IAssociationDb db, Passages passages, DoorAnswers answers, ICurrentUser user, TimeProvider clock) : IRequestHandler<ScanTicket, Result<ScanAnswer>>
{
    public async Task<Result<ScanAnswer>> Handle(ScanTicket command, CancellationToken cancellationToken)
    {
        if (await db.CheckInListAsync(command.Event, command.List, cancellationToken) is not { } list) return CheckInListErrors.NotFound;
        var ticket = await passages.FindTicketAsync(command.Event, command.Code, command.Registration, cancellationToken);
        var known = await db.Scans.AsNoTracking().Where(s => s.Event == command.Event && s.Nonce == command.Nonce)
            .Select(s => (ScanVerdict?)s.Verdict).FirstOrDefaultAsync(cancellationToken);
        if (known is { } verdict)
        {
            var first = ticket is null ? null : await passages.AdmissionAsync(list, ticket, cancellationToken);
            return await answers.OfAsync(list, verdict, ticket, first, came: 0, cancellationToken);
        }

        var passage = await passages.OpenAsync(list, ticket, cancellationToken);
        var before = passage.Admission is { } there && (!list.InAndOut || there.Inside);
        var firstAt = passage.Admission?.FirstAt;
        var scan = passage.Pass(command.Method, command.Direction, user.Id, ScanTime.Ago(TimeSpan.FromSeconds(command.SecondsAgo), clock.GetUtcNow()), command.Nonce, command.Reason);
        passages.Keep(scan, passage.Admission);
        var after = passage.Admission is { } here && (!list.InAndOut || here.Inside);
        var came = (after ? 1 : 0) - (before ? 1 : 0);
        return await answers.OfAsync(list, scan.Verdict, ticket, firstAt is null ? null : passage.Admission, came, cancellationToken);
    }
}
