using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Online;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

[Requires(Permissions.EditEvents)]
public sealed record EditEventBasics(
    Id<Event> Event, string NameZh, string? NameEn, EventType Type, EventClass Class, EventLevel Level, DateOnly StartsOn, DateOnly EndsOn,
    string? VenueZh, string? VenueEn, string? VenueAddressZh, string? VenueAddressEn, string? DescriptionZh, string? DescriptionEn, decimal Hours, Id<Body>? Organiser)
    : ICommand<Result>, IInEvent;

internal sealed class EditEventBasicsValidator : AbstractValidator<EditEventBasics>
{
    public EditEventBasicsValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(Event.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(Event.MaxNameLength);
        RuleFor(c => c.VenueZh).MaximumLength(Event.MaxVenueLength);
        RuleFor(c => c.VenueEn).MaximumLength(Event.MaxVenueLength);
        RuleFor(c => c.VenueAddressZh).MaximumLength(Event.MaxVenueLength);
        RuleFor(c => c.VenueAddressEn).MaximumLength(Event.MaxVenueLength);
        RuleFor(c => c.DescriptionZh).MaximumLength(Event.MaxDescriptionLength);
        RuleFor(c => c.DescriptionEn).MaximumLength(Event.MaxDescriptionLength);
        RuleFor(c => c.Hours).InclusiveBetween(0, 500).PrecisionScale(5, 1, true);
        RuleFor(c => c.StartsOn).NotEmpty();
        RuleFor(c => c.EndsOn).NotEmpty();
        RuleFor(c => c.Type).IsInEnum();
        RuleFor(c => c.Class).IsInEnum();
        RuleFor(c => c.Level).IsInEnum();
    }
}

internal sealed class EditEventBasicsHandler(IAssociationDb db) : IRequestHandler<EditEventBasics, Result>
{
    public async Task<Result> Handle(EditEventBasics command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        @event.Describe(new Bilingual(command.NameZh, command.NameEn), command.Type, command.Class, command.Level, Text(command.DescriptionZh), Text(command.DescriptionEn));
        @event.TakePlace(command.StartsOn, command.EndsOn);
        await db.MustHoldEvidenceAsync(@event, cancellationToken);
        @event.At(Bilingual.Of(command.VenueZh, command.VenueEn), Bilingual.Of(command.VenueAddressZh, command.VenueAddressEn));
        @event.Credits(command.Hours);
        @event.OrganisedBy(command.Organiser);
        return Result.Done;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
