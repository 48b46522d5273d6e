using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;

namespace Association.Application.Events;

/// <summary>Opens a draft that the checklist then completes.</summary>
[Requires(Permissions.EditEvents)]
public sealed record CreateEvent(string NameZh, string? NameEn, EventType Type, EventClass Class, EventLevel Level, DateOnly StartsOn, DateOnly EndsOn, string? IdempotencyKey = null)
    : ICommand<Result<Guid>>, IIdempotent;

internal sealed class CreateEventValidator : AbstractValidator<CreateEvent>
{
    public CreateEventValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(Event.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(Event.MaxNameLength);
        RuleFor(c => c.StartsOn).NotEmpty();
        RuleFor(c => c.EndsOn).NotEmpty();
        RuleFor(c => c.Type).IsInEnum();
        RuleFor(c => c.Class).IsInEnum();
        RuleFor(c => c.Level).IsInEnum();
    }
}

internal sealed class CreateEventHandler(IAssociationDb db, IPinyin pinyin) : IRequestHandler<CreateEvent, Result<Guid>>
{
    public Task<Result<Guid>> Handle(CreateEvent command, CancellationToken cancellationToken)
    {
        var slug = EventSlug.Of(command.NameEn ?? pinyin.Full(command.NameZh), command.StartsOn);
        var @event = new Event(new Bilingual(command.NameZh, command.NameEn), slug, command.Type, command.Class, command.Level, command.StartsOn, command.EndsOn);
        db.Events.Add(@event);
        return Task.FromResult<Result<Guid>>(@event.Id.Value);
    }
}
