using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Pricing;
using Association.Application.Events.Waiting;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.SelfService;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>The participant, or who holds the key of the link, comes as somebody else of the event's categories; the difference is settled.</summary>
[Requires(Permissions.Anyone)]
public sealed record MoveToCategory(Id<Registration> Registration, Id<TicketCategory> Category, string? LinkKey = null, string? IdempotencyKey = null) : ICommand<Result>, IIdempotent;

internal sealed class MoveToCategoryAccess(RegistrationAccess access) : IAccessRule<MoveToCategory>
{
    public Task<bool> AllowsAsync(MoveToCategory request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class MoveToCategoryHandler(CategoryMove move) : IRequestHandler<MoveToCategory, Result>
{
    public Task<Result> Handle(MoveToCategory command, CancellationToken cancellationToken) =>
        move.ApplyAsync(command.Registration, command.Category, Changer.Participant, cancellationToken);
}

/// <summary>The office does the same for somebody, into any category that has a seat, and says why.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record MoveToCategoryByOffice(Id<Event> Event, Id<Registration> Registration, Id<TicketCategory> Category, string Reason) : ICommand<Result>, IInEvent;

internal sealed class MoveToCategoryByOfficeValidator : AbstractValidator<MoveToCategoryByOffice>
{
    public MoveToCategoryByOfficeValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(OwnPlace.MaxReasonLength);
}

internal sealed class MoveToCategoryByOfficeHandler(IAssociationDb db, CategoryMove move) : IRequestHandler<MoveToCategoryByOffice, Result>
{
    public async Task<Result> Handle(MoveToCategoryByOffice command, CancellationToken cancellationToken) =>
        await db.Registrations.AnyAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken)
            ? await move.ApplyAsync(command.Registration, command.Category, Changer.ByOffice(command.Reason), cancellationToken)
            : RegistrationErrors.NotFound;
}

internal sealed class CategoryMove(IAssociationDb db, OwnPlace places, PriceChange price, WaitingQueue queue, SeatClaims seats, PriceClaims claims, TimeProvider clock)
{
    public async Task<Result> ApplyAsync(Id<Registration> id, Id<TicketCategory> to, Changer by, CancellationToken cancellationToken)
    {
        var place = await places.LoadAsync(id, OwnAct.Category, by, cancellationToken);
        var (registration, now) = (place.Registration, clock.GetUtcNow());
        if (place.Event.Categories.FirstOrDefault(c => c.Id == to) is not { } category) return Error.NotFound("category");
        Refuse.If(category.Id == registration.Category, SelfServiceErrors.SameCategory);
        Refuse.If(!by.Office && category.Admission is not AdmissionKind.Open, SelfServiceErrors.NotAllowed);

        var quote = category.QuoteFor(await db.IsLiveMemberAsync(registration.Person, AssociationCalendar.DayOf(now), cancellationToken), now);
        if (registration.IsActive)
        {
            await claims.GiveBackAsync(db, registration, cancellationToken);
            claims.Take(quote);
            await ReseatAsync(registration, category.Id, cancellationToken);
        }

        registration.MoveTo(category.Id);
        var chosen = await db.LinesOfAsync(registration, cancellationToken);
        await price.ApplyAsync(registration, place.Event, category.Name.Zh, new(quote, chosen, $"{place.Category.Name.Zh} → {category.Name.Zh}"), place.Terms, cancellationToken);
        return Result.Done;
    }

    /// <summary>A quota of both categories keeps its seat; those of the old one go to whoever waits, those of the new one are taken.</summary>
    private async Task ReseatAsync(Registration registration, Id<TicketCategory> to, CancellationToken cancellationToken)
    {
        var left = await db.QuotasOf(registration.Event, registration.Category).Select(q => q.Id).ToListAsync(cancellationToken);
        await queue.PassOnAsync(registration.Event, registration.Category, cancellationToken, to);
        foreach (var quota in await db.QuotasOf(registration.Event, to).Where(q => !left.Contains(q.Id)).ToListAsync(cancellationToken)) seats.Take(quota.Id);
    }
}
