using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.Programme;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Copying;

/// <summary>What a copy takes over beside type, class, level and length.</summary>
public enum EventPart { Basics, Programme, Prices, Form, CheckIn, Badges, Surveys, Messages, Online, Abstracts }

/// <summary>
/// Makes a draft from an event, with the chosen parts; every date and deadline moves by as many days as the first day does. Nobody
/// who registered, no answer, no version and no mail is taken over.
/// </summary>
[Requires(Permissions.EditEvents)]
public sealed record CopyEvent(Id<Event> Event, string NameZh, string? NameEn, DateOnly StartsOn, IReadOnlyList<EventPart> Parts, string? IdempotencyKey = null)
    : ICommand<Result<Guid>>, IInEvent, IIdempotent;

internal sealed class CopyEventValidator : AbstractValidator<CopyEvent>
{
    public CopyEventValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(Event.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(Event.MaxNameLength);
        RuleFor(c => c.StartsOn).NotEmpty();
        RuleForEach(c => c.Parts).IsInEnum();
    }
}

internal sealed class CopyEventHandler(IAssociationDb db, IPinyin pinyin, ProgrammeCopy programme, SalesCopy sales, DoorCopy door, AbstractsCopy abstracts) : IRequestHandler<CopyEvent, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CopyEvent command, CancellationToken cancellationToken)
    {
        var source = await db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers).Include(e => e.Categories).ThenInclude(c => c.Phases)
            .Include(e => e.Organisers).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken);
        if (source is null) return EventErrors.NotFound;

        var days = command.StartsOn.DayNumber - source.StartsOn.DayNumber;
        var slug = EventSlug.Of(command.NameEn ?? pinyin.Full(command.NameZh), command.StartsOn);
        var copy = new Event(new Bilingual(command.NameZh, command.NameEn), slug, source.Type, source.Class, source.Level, command.StartsOn, source.EndsOn.AddDays(days));
        db.Events.Add(copy);
        var map = new CopyMap(source, copy, days);
        if (command.Parts.Contains(EventPart.Basics)) Describe(source, copy);
        if (command.Parts.Contains(EventPart.Messages)) copy.Say(source.Mails);
        if (command.Parts.Contains(EventPart.Programme)) await programme.CopyAsync(map, cancellationToken);
        if (command.Parts.Contains(EventPart.Prices)) await sales.CopyPricesAsync(map, cancellationToken);
        if (command.Parts.Contains(EventPart.Form)) await sales.CopyFormAsync(map, cancellationToken);
        if (command.Parts.Contains(EventPart.CheckIn)) await door.CopyListsAsync(map, cancellationToken);
        if (command.Parts.Contains(EventPart.Badges)) await door.CopyBadgesAsync(map, cancellationToken);
        if (command.Parts.Contains(EventPart.Surveys)) await door.CopySurveysAsync(map, cancellationToken);
        if (command.Parts.Contains(EventPart.Online)) await door.CopyOnlineAsync(map, cancellationToken);
        if (command.Parts.Contains(EventPart.Abstracts)) await abstracts.CopyAsync(map, cancellationToken);
        return copy.Id.Value;
    }

    /// <summary>A project's number is granted for one event, so the copy has none.</summary>
    private static void Describe(Event source, Event copy)
    {
        copy.Describe(copy.Name, source.Type, source.Class, source.Level, source.DescriptionZh, source.DescriptionEn);
        copy.At(source.Venue, source.VenueAddress);
        copy.OrganisedBy(source.Organiser);
        copy.HeldBy([.. source.Organisers.OrderBy(o => o.Order).Select(o => o.Terms)]);
        copy.Credits(source.Hours);
        copy.File(source.Cme with { ProjectNumber = null });
    }
}

/// <summary>What became of what while an event is copied.</summary>
/// <param name="Days">By which everything moves.</param>
internal sealed record CopyMap(Event Source, Event Copy, int Days)
{
    public Dictionary<Id<EventSession>, Id<EventSession>> Sessions { get; } = [];
    public Dictionary<Id<ProgrammeTrack>, Id<ProgrammeTrack>> Tracks { get; } = [];
    public Dictionary<Id<TicketCategory>, Id<TicketCategory>> Categories { get; } = [];
    public Dictionary<Id<QuestionOption>, Id<QuestionOption>> Options { get; } = [];

    public DateTimeOffset Move(DateTimeOffset at) => at.AddDays(Days);

    public DateTimeOffset? Move(DateTimeOffset? at) => at?.AddDays(Days);

    /// <summary>The copies of these categories; those that were not copied are left out.</summary>
    public IReadOnlyList<Id<TicketCategory>> Of(IEnumerable<Id<TicketCategory>> categories) => [.. categories.Where(Categories.ContainsKey).Select(c => Categories[c])];

    public IReadOnlyList<Id<QuestionOption>> Of(IEnumerable<Id<QuestionOption>> options) => [.. options.Where(Options.ContainsKey).Select(o => Options[o])];

    public Id<EventSession>? Of(Id<EventSession>? session) => session is { } id && Sessions.TryGetValue(id, out var copy) ? copy : null;
}
