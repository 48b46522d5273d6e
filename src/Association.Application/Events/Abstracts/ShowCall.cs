using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>The announced call of a published event; null for anything else.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowAbstractCall(string Slug) : IQuery<PublicCall?>;

/// <param name="Open">Takes abstracts now.</param>
/// <param name="BookOpen">The book of abstracts may be fetched.</param>
public sealed record PublicCall(
    Guid Event, string Slug, Bilingual Name, DateOnly StartsOn, DateOnly EndsOn, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset? RevisionsUntil,
    string? TextZh, string? TextEn, int MaxCharacters, bool Blind, bool Open, bool BookOpen, bool MustChooseTrack, IReadOnlyList<CallTrack> Tracks, IReadOnlyList<AskedPart> Parts);

/// <param name="Choices">Of a choice.</param>
public sealed record AskedPart(Guid Id, CallFieldKind Kind, Bilingual Name, bool Required, IReadOnlyList<string> Choices);

internal sealed class ShowAbstractCallHandler(CallReader reader) : IRequestHandler<ShowAbstractCall, PublicCall?>
{
    public Task<PublicCall?> Handle(ShowAbstractCall query, CancellationToken cancellationToken) => reader.ReadAsync(query.Slug, cancellationToken);
}

/// <summary>Reads an announced call, for its page and for the form of somebody who revises.</summary>
internal sealed class CallReader(IAssociationDb db, TimeProvider clock)
{
    public async Task<PublicCall?> ReadAsync(string slug, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Slug == slug && (e.Status == EventStatus.Published || e.Status == EventStatus.Held), cancellationToken);
        if (@event is null || await db.CallAsync(@event.Id, cancellationToken) is not { Announced: true } call) return null;
        var tracks = (await db.TracksAsync(@event.Id, cancellationToken)).Where(t => call.Offers(new(t.Id))).ToList();
        return new(@event.Id.Value, @event.Slug, @event.Name, @event.StartsOn, @event.EndsOn, call.OpensAt, call.ClosesAt, call.RevisionsUntil, call.TextZh, call.TextEn,
            call.MaxCharacters, call.Blind, @event.Status is EventStatus.Published && call.TakesAbstracts(clock.GetUtcNow()), call.BookOpen, call.Tracks.Length > 0, tracks, Parts(call));
    }

    private static IReadOnlyList<AskedPart> Parts(AbstractCall call) =>
        [.. call.Fields.OrderBy(f => f.Order).Select(f => new AskedPart(f.Id.Value, f.Kind, f.Name, f.Required, f.Choices))];
}
