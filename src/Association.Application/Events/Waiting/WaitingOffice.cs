using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

public enum WaitingView { Open, Offered, Ended, All }

/// <summary>The waiting list of an event for the office: in the order in which seats are offered, with what happened to each entry.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ListWaiting(Id<Event> Event, WaitingView View = WaitingView.Open, Id<TicketCategory>? Category = null, string? Search = null) : IQuery<IReadOnlyList<WaitingLine>>, IInEvent;

/// <param name="Position">Within its category; null when the entry does not wait.</param>
public sealed record WaitingLine(
    Guid Id, string Number, string Name, string? Unit, string? MobileMasked, string? Email, Guid Category, Bilingual CategoryName, WaitingStatus Status, int? Position, int Priority,
    DateTimeOffset JoinedAt, DateTimeOffset? OfferedAt, DateTimeOffset? OfferEndsAt, Guid? Registration, IReadOnlyList<WaitingStepLine> Steps);

public sealed record WaitingStepLine(WaitingStepKind Kind, DateTimeOffset At, string? Reason);

internal sealed class ListWaitingHandler(IAssociationDb db) : IRequestHandler<ListWaiting, IReadOnlyList<WaitingLine>>
{
    private const int Most = 1_000;

    public async Task<IReadOnlyList<WaitingLine>> Handle(ListWaiting query, CancellationToken cancellationToken)
    {
        var categories = await db.TicketCategories.AsNoTracking().Where(c => c.Event == query.Event).ToDictionaryAsync(c => c.Id, c => c, cancellationToken);
        var found = await Filter(query).OrderByDescending(e => e.Priority).ThenBy(e => e.JoinedAt).ThenBy(e => e.Id).Take(Most)
            .Include(e => e.Steps).ToListAsync(cancellationToken);
        var mobiles = await MobilesAsync([.. found.Select(e => e.Person)], cancellationToken);
        var places = await PlacesAsync(query.Event, cancellationToken);
        return [.. found.OrderBy(e => categories[e.Category].Order).ThenBy(e => e.Status is WaitingStatus.Offered ? 0 : 1).Select(e => new WaitingLine(
            e.Id.Value, e.Number, e.Name, e.Unit, mobiles.GetValueOrDefault(e.Person), e.Email, e.Category.Value, categories[e.Category].Name, e.Status,
            places.TryGetValue(e.Id, out var place) ? place : null, e.Priority, e.JoinedAt, e.OfferedAt, e.OfferEndsAt, e.Registration?.Value,
            [.. e.Steps.OrderBy(s => s.Id.Value).Select(s => new WaitingStepLine(s.Kind, s.At, s.Reason))]))];
    }

    private IQueryable<WaitingListEntry> Filter(ListWaiting query)
    {
        var entries = db.WaitingList.AsNoTracking().Where(e => e.Event == query.Event);
        if (query.Category is { } category) entries = entries.Where(e => e.Category == category);
        if (query.Search?.Trim() is { Length: > 0 and <= 100 } text)
        {
            var (number, latin) = (text.ToUpperInvariant(), text.ToLowerInvariant());
            entries = entries.Where(e => e.Number == number || e.Name.Contains(text) || e.Unit!.Contains(text)
                || db.People.Any(p => p.Id == e.Person && (p.Pinyin.StartsWith(latin) || p.Initials.StartsWith(latin))));
        }

        return query.View switch
        {
            WaitingView.Open => entries.Where(e => e.Status == WaitingStatus.Waiting || e.Status == WaitingStatus.Offered),
            WaitingView.Offered => entries.Where(e => e.Status == WaitingStatus.Offered),
            WaitingView.Ended => entries.Where(e => e.Status != WaitingStatus.Waiting && e.Status != WaitingStatus.Offered),
            _ => entries,
        };
    }

    /// <summary>Everybody's place in the own category, whomever the list shows.</summary>
    private async Task<Dictionary<Id<WaitingListEntry>, int>> PlacesAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        var waiting = await db.WaitingList.AsNoTracking().Where(e => e.Event == @event && e.Status == WaitingStatus.Waiting)
            .OrderByDescending(e => e.Priority).ThenBy(e => e.JoinedAt).ThenBy(e => e.Id).Select(e => new { e.Id, e.Category }).ToListAsync(cancellationToken);
        return waiting.GroupBy(e => e.Category).SelectMany(g => g.Index()).ToDictionary(x => x.Item.Id, x => x.Index + 1);
    }

    private async Task<Dictionary<Id<Domain.Members.Person>, string?>> MobilesAsync(List<Id<Domain.Members.Person>> people, CancellationToken cancellationToken) =>
        await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Mobile!.Masked }).ToDictionaryAsync(p => p.Id, p => (string?)p.Masked, cancellationToken);
}

/// <summary>Puts somebody before all others who wait for the category, for a reason that stays on record.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record MoveUpWaiting(Id<Event> Event, Id<WaitingListEntry> Entry, string? Reason) : ICommand<Result>, IInEvent;

internal sealed class MoveUpWaitingValidator : AbstractValidator<MoveUpWaiting>
{
    public MoveUpWaitingValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode(WaitingErrors.ReasonMissing.Code).MaximumLength(WaitingListEntry.MaxReasonLength);
}

internal sealed class MoveUpWaitingHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MoveUpWaiting, Result>
{
    public async Task<Result> Handle(MoveUpWaiting command, CancellationToken cancellationToken)
    {
        var entry = await db.WaitingList.Include(e => e.Steps).FirstOrDefaultAsync(e => e.Id == command.Entry && e.Event == command.Event, cancellationToken);
        if (entry is null) return WaitingErrors.NotFound;
        var highest = await db.WaitingList.Where(e => e.Event == entry.Event && e.Category == entry.Category && e.Status == WaitingStatus.Waiting && e.Id != entry.Id)
            .MaxAsync(e => (int?)e.Priority, cancellationToken) ?? 0;
        entry.MoveUp(Math.Max(entry.Priority, highest + 1), command.Reason!, user.Id, clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Takes somebody off the list, for a reason that stays on record.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record RemoveWaiting(Id<Event> Event, Id<WaitingListEntry> Entry, string? Reason) : ICommand<Result>, IInEvent;

internal sealed class RemoveWaitingValidator : AbstractValidator<RemoveWaiting>
{
    public RemoveWaitingValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode(WaitingErrors.ReasonMissing.Code).MaximumLength(WaitingListEntry.MaxReasonLength);
}

internal sealed class RemoveWaitingHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveWaiting, Result>
{
    public async Task<Result> Handle(RemoveWaiting command, CancellationToken cancellationToken)
    {
        var entry = await db.WaitingList.Include(e => e.Steps).FirstOrDefaultAsync(e => e.Id == command.Entry && e.Event == command.Event, cancellationToken);
        if (entry is null) return WaitingErrors.NotFound;
        entry.Remove(command.Reason!, user.Id, clock.GetUtcNow());
        return Result.Done;
    }
}
