using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>One ticket at one door: by its code from camera or scanner, or by the registration picked from the list.</summary>
/// <param name="Nonce">Made by the door for this scan: a repeated upload gets the first answer.</param>
[Requires(Permissions.ScanTickets)]
public sealed record ScanTicket(Id<Event> Event, string? Code, Id<Registration>? Registration, ScanMethod Method, string Nonce)
    : ICommand<Result<ScanAnswer>>, IInEvent;

/// <param name="FirstAt">When the person came in first, for a second scan.</param>
public sealed record ScanAnswer(ScanVerdict Verdict, string? Name, string? Unit, string? CategoryZh, string? CategoryEn, DateTimeOffset? FirstAt, int Present, int Expected);

internal sealed class ScanTicketValidator : AbstractValidator<ScanTicket>
{
    public ScanTicketValidator()
    {
        RuleFor(c => c.Nonce).NotEmpty().MaximumLength(Scan.MaxNonceLength);
        RuleFor(c => c.Code).NotEmpty().When(c => c.Registration is null);
        RuleFor(c => c.Code).MaximumLength(200);
    }
}

internal sealed class ScanTicketHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ScanTicket, Result<ScanAnswer>>
{
    public async Task<Result<ScanAnswer>> Handle(ScanTicket command, CancellationToken cancellationToken)
    {
        var ticket = await FindTicketAsync(command, cancellationToken);
        var verdict = await db.Scans.AsNoTracking().Where(s => s.Event == command.Event && s.Nonce == command.Nonce)
            .Select(s => (ScanVerdict?)s.Verdict).FirstOrDefaultAsync(cancellationToken);
        var firstAt = ticket?.CheckedInAt;
        if (verdict is null)
        {
            var scan = Scan.Of(ticket, command.Event, command.Method, user.Id, clock.GetUtcNow(), command.Nonce);
            db.Scans.Add(scan);
            verdict = scan.Verdict;
        }

        return await AnswerAsync(command.Event, verdict.Value, ticket, firstAt, cancellationToken);
    }

    private Task<Registration?> FindTicketAsync(ScanTicket command, CancellationToken cancellationToken)
    {
        if (command.Registration is { } picked)
            return db.Registrations.FirstOrDefaultAsync(r => r.Id == picked && r.Event == command.Event, cancellationToken);
        var code = command.Code!.Trim().ToUpperInvariant();
        return db.Registrations.FirstOrDefaultAsync(r => r.TicketCode == code, cancellationToken);
    }

    /// <summary>Of a ticket for another event the door learns nothing but that.</summary>
    private async Task<ScanAnswer> AnswerAsync(Id<Event> door, ScanVerdict verdict, Registration? ticket, DateTimeOffset? firstAt, CancellationToken cancellationToken)
    {
        var counts = await db.DoorCountsAsync(door, cancellationToken);
        var present = verdict is ScanVerdict.Admitted && firstAt is null ? counts.Present + 1 : counts.Present;
        if (ticket is null || verdict is ScanVerdict.Unknown or ScanVerdict.WrongEvent)
            return new(verdict, null, null, null, null, null, present, counts.Expected);

        var category = await db.TicketCategories.AsNoTracking().Where(c => c.Id == ticket.Category).Select(c => c.Name).SingleAsync(cancellationToken);
        return new(verdict, ticket.Name, ticket.Unit, category.Zh, category.En, firstAt, present, counts.Expected);
    }
}
