using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Events.Pricing;
using Association.Application.Members;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.SelfService;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>Somebody else comes in the place: with a ticket of their own, at the price that holds for them.</summary>
[Requires(Permissions.Anyone)]
public sealed record TransferRegistration(Id<Registration> Registration, GuestDetails To, string? LinkKey = null, string? IdempotencyKey = null) : ICommand<Result>, IIdempotent;

internal sealed class TransferRegistrationAccess(RegistrationAccess access) : IAccessRule<TransferRegistration>
{
    public Task<bool> AllowsAsync(TransferRegistration request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class TransferRegistrationHandler(PlaceTransfer transfer) : IRequestHandler<TransferRegistration, Result>
{
    public Task<Result> Handle(TransferRegistration command, CancellationToken cancellationToken) =>
        transfer.ApplyAsync(command.Registration, command.To, Changer.Participant, cancellationToken);
}

/// <summary>The office does the same, whatever the terms say, and says why.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record TransferRegistrationByOffice(Id<Event> Event, Id<Registration> Registration, GuestDetails To, string Reason) : ICommand<Result>, IInEvent;

internal sealed class TransferRegistrationByOfficeValidator : AbstractValidator<TransferRegistrationByOffice>
{
    public TransferRegistrationByOfficeValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(OwnPlace.MaxReasonLength);
}

internal sealed class TransferRegistrationByOfficeHandler(IAssociationDb db, PlaceTransfer transfer) : IRequestHandler<TransferRegistrationByOffice, Result>
{
    public async Task<Result> Handle(TransferRegistrationByOffice command, CancellationToken cancellationToken) =>
        await db.Registrations.AnyAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken)
            ? await transfer.ApplyAsync(command.Registration, command.To, Changer.ByOffice(command.Reason), cancellationToken)
            : RegistrationErrors.NotFound;
}

internal sealed class PlaceTransfer(IAssociationDb db, OwnPlace places, AttendeeDirectory attendees, PriceChange price, PriceClaims claims, TimeProvider clock)
{
    public async Task<Result> ApplyAsync(Id<Registration> id, GuestDetails to, Changer by, CancellationToken cancellationToken)
    {
        var place = await places.LoadAsync(id, OwnAct.Transfer, by, cancellationToken);
        var (registration, now) = (place.Registration, clock.GetUtcNow());
        Refuse.If(to.Unit?.Length > Domain.Members.MemberUnit.MaxNameLength, AnswerLimits.Unit);
        var attendee = await attendees.OtherAsync(to, cancellationToken);
        if (attendee.Key == registration.AttendeeKey || attendee.Person == registration.Person) return RegistrationErrors.Duplicate.At("Name");
        if (await db.Registrations.AnyAsync(r => r.Event == registration.Event && (r.AttendeeKey == attendee.Key || r.Person == attendee.Person)
            && (r.Status == RegistrationStatus.Pending || r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed), cancellationToken))
            return RegistrationErrors.Duplicate.At("Name");

        var quote = await QuoteAsync(place, attendee, cancellationToken);
        await db.ForgetOwnAsync(registration.Id, now, cancellationToken);
        var (payer, account, name) = (registration.Unit ?? registration.Name, registration.Account, registration.Name);
        registration.HandOver(attendee, registration.Language, now);
        await PassOrdersAsync(registration, (payer, account, name), cancellationToken);
        Welcome(registration, now);
        await price.ApplyAsync(registration, place.Event, place.Category.Name.Zh, new(quote, await db.LinesOfAsync(registration, cancellationToken), "转让差价"), place.Terms, cancellationToken);
        return Result.Done;
    }

    /// <summary>Of the phase in which the place was taken, at the price that holds for whoever comes.</summary>
    private async Task<Quote?> QuoteAsync(ChangeablePlace place, Attendee attendee, CancellationToken cancellationToken)
    {
        var registration = place.Registration;
        var member = await db.IsLiveMemberAsync(attendee.Person, clock.Today(), cancellationToken);
        Refuse.If(place.Category.MembersOnly && !member, PriceErrors.MembersOnly);
        if (member == registration.AsMember || place.Category.Phases.FirstOrDefault(p => p.Id == registration.Phase) is not { } phase)
            return null;
        var quote = new Quote(phase.Id, member, member ? phase.MemberPrice : phase.NonMemberPrice, IsCounted: phase.Places is not null);
        if (!registration.IsActive) return quote;
        await claims.GiveBackAsync(db, registration, cancellationToken);
        claims.Take(quote);
        return quote;
    }

    /// <summary>
    /// What is not paid is asked of whoever comes. It stays with a payer who was never the participant, and where an invoice went out:
    /// that one is taken back by the office.
    /// </summary>
    private async Task PassOrdersAsync(Registration registration, (string Payer, UserId? Account, string Name) before, CancellationToken cancellationToken)
    {
        var id = registration.Id;
        var open = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).Where(o => o.Status == OrderStatus.Open && o.Lines.Any(l => l.Registration == id || l.Extra == id)
            && !db.FinanceDocuments.Any(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id))).ToListAsync(cancellationToken);
        foreach (var order in open.Where(o => o.Unit is null && o.Payer == before.Payer && o.Account == before.Account))
        {
            Refuse.If(order.PendingSlip is not null, SelfServiceErrors.SlipWaits);
            order.PassTo(id, registration.Unit ?? registration.Name, registration.Account, said => AnswerDesk.Cut(said.Replace($" · {before.Name}", $" · {registration.Name}", StringComparison.Ordinal)));
        }
    }

    private void Welcome(Registration registration, DateTimeOffset now)
    {
        // A place that is certain is confirmed by whoever hears of the change of hands.
        if (registration is not { Status: RegistrationStatus.AwaitingPayment, Email: { } address }) return;
        db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationReceived, registration.Id.Value, address, registration.Language, now, $"for-{registration.Person}"));
    }
}

internal static class AnswerLimits
{
    public static readonly Error Unit = Error.Invalid("answer.too-long", "The answer is too long.", "Unit").With($"{Domain.Members.MemberUnit.MaxNameLength}");

    /// <summary>What the chosen options of a registration cost, as an order names them.</summary>
    public static async Task<IReadOnlyList<(string Description, Money Amount)>> LinesOfAsync(this IAssociationDb db, Registration registration, CancellationToken cancellationToken)
    {
        var answers = await db.Answers.AsNoTracking().Include(a => a.Chosen).Where(a => a.Registration == registration.Id && a.Chosen.Any()).ToListAsync(cancellationToken);
        return [.. answers.SelectMany(a => a.Chosen.Where(c => c.Price > Money.Zero).Select(c => (AnswerDesk.Cut($"{a.Asked.Zh}：{c.Label.Zh} · {registration.Name}"), c.Price)))];
    }
}
