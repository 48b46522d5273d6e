using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Calendars;
using Association.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Calendars;

/// <summary>Makes a secret address for a calendar program. It is told once and kept only as a hash.</summary>
/// <param name="Body">For the scope of a body, which the sender must act for.</param>
[Requires(Permissions.Self)]
public sealed record MakeFeed(CalendarScope Scope, Id<Body>? Body = null) : ICommand<Result<string>>;

/// <summary>The address answers no more.</summary>
[Requires(Permissions.Self)]
public sealed record RevokeFeed(Id<CalendarFeed> Feed) : ICommand<Result>;

/// <summary>One's own addresses that still answer, the newest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyFeeds : IQuery<IReadOnlyList<FeedLine>>;

public sealed record FeedLine(Guid Id, CalendarScope Scope, Bilingual? Body, DateTimeOffset CreatedAt);

/// <summary>Whose address this is and what it shows; null for one that is unknown or revoked.</summary>
[Requires(Permissions.Anyone)]
public sealed record FindFeed(string Key) : IQuery<FoundFeed?>;

public sealed record FoundFeed(UserId Owner, CalendarScope Scope, Guid? Body);

/// <summary>What an address shows to its owner now; null when its owner acts for the body no more.</summary>
[Requires(Permissions.Self)]
public sealed record ReadFeed(CalendarScope Scope, Id<Body>? Body) : IQuery<CalendarSpan?>;

/// <summary>The days of a feed.</summary>
public sealed record CalendarSpan(DateOnly From, DateOnly To);

internal sealed class MakeFeedAccess(BodyScope scope) : IAccessRule<MakeFeed>
{
    public async Task<bool> AllowsAsync(MakeFeed request, CancellationToken cancellationToken) =>
        request.Body is not { } body || await scope.ActsForAsync(body, cancellationToken);
}

internal sealed class MakeFeedValidator : AbstractValidator<MakeFeed>
{
    public MakeFeedValidator()
    {
        RuleFor(c => c.Scope).IsInEnum();
        RuleFor(c => c.Body).NotNull().When(c => c.Scope is CalendarScope.Body);
        RuleFor(c => c.Body).Null().When(c => c.Scope is not CalendarScope.Body);
    }
}

internal sealed class FeedsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) :
    IRequestHandler<MakeFeed, Result<string>>, IRequestHandler<RevokeFeed, Result>, IRequestHandler<ListMyFeeds, IReadOnlyList<FeedLine>>,
    IRequestHandler<FindFeed, FoundFeed?>
{
    public async Task<Result<string>> Handle(MakeFeed command, CancellationToken cancellationToken)
    {
        if (await db.CalendarFeeds.CountAsync(f => f.Owner == user.Id && f.RevokedAt == null, cancellationToken) >= CalendarFeed.MaxPerOwner) return CalendarFeedErrors.TooMany;
        var key = RandomCode.Secret();
        db.CalendarFeeds.Add(new CalendarFeed(user.Id, command.Scope, command.Body, HashOf(key), clock.GetUtcNow()));
        return key;
    }

    public async Task<Result> Handle(RevokeFeed command, CancellationToken cancellationToken)
    {
        if (await db.CalendarFeeds.FirstOrDefaultAsync(f => f.Id == command.Feed && f.Owner == user.Id, cancellationToken) is not { } feed) return CalendarFeedErrors.NotFound;
        feed.Revoke(clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<IReadOnlyList<FeedLine>> Handle(ListMyFeeds query, CancellationToken cancellationToken)
    {
        var feeds = await db.CalendarFeeds.AsNoTracking().Where(f => f.Owner == user.Id && f.RevokedAt == null).OrderByDescending(f => f.CreatedAt).ToListAsync(cancellationToken);
        var ids = feeds.Select(f => f.Body).OfType<Id<Body>>().ToList();
        var names = await db.Bodies.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancellationToken);
        return [.. feeds.Select(f => new FeedLine(f.Id.Value, f.Scope, f.Body is { } body ? names.GetValueOrDefault(body) : null, f.CreatedAt))];
    }

    public async Task<FoundFeed?> Handle(FindFeed query, CancellationToken cancellationToken)
    {
        var hash = HashOf(query.Key);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.KeyHash == hash, cancellationToken);
        return feed is { IsLive: true } ? new(feed.Owner, feed.Scope, feed.Body?.Value) : null;
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToUpperInvariant())));
}

internal sealed class ReadFeedHandler(BodyScope scope, TimeProvider clock) : IRequestHandler<ReadFeed, CalendarSpan?>
{
    private const int DaysBehind = 90;
    private const int DaysAhead = 365;

    public async Task<CalendarSpan?> Handle(ReadFeed query, CancellationToken cancellationToken)
    {
        if (query.Body is { } body && !await scope.ActsForAsync(body, cancellationToken)) return null;
        var today = clock.Today();
        return new(today.AddDays(-DaysBehind), today.AddDays(DaysAhead));
    }
}
