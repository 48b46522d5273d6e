using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>Finds an abstract by its number, for its author: signed in, or with the key of the link.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowOwnAbstract(string Number, string? LinkKey = null) : IQuery<OwnAbstract?>;

/// <param name="Status">As far as the author has been told.</param>
/// <param name="Advice">Of the reviewers, without their names; shown with the decision.</param>
/// <param name="Call">What is asked, for the form.</param>
public sealed record OwnAbstract(
    Guid Id, string Number, string Slug, Bilingual Event, SubmissionStatus Status, int Edition, DateTimeOffset SubmittedAt, DateTimeOffset? RevisedAt, DateTimeOffset? Until, bool MayRevise, bool MayWithdraw,
    string? Note, IReadOnlyList<string> Advice, TypedAbstract Content, IReadOnlyList<KeyValuePair<Bilingual, string>> Texts, Bilingual? Track, PublicCall? Call, OwnTalk? Talk);

/// <summary>When and where it is given, once the programme was released.</summary>
public sealed record OwnTalk(DateTimeOffset StartsAt, DateTimeOffset EndsAt, Bilingual? Room);

internal sealed class ShowOwnAbstractHandler(IAssociationDb db, AbstractAccess access, CallReader calls, TimeProvider clock) : IRequestHandler<ShowOwnAbstract, OwnAbstract?>
{
    public async Task<OwnAbstract?> Handle(ShowOwnAbstract query, CancellationToken cancellationToken)
    {
        var s = await db.Submissions.AsNoTracking().Whole().FirstOrDefaultAsync(x => x.Number == query.Number, cancellationToken);
        if (s is null || !await access.IsAuthorAsync(s.Id, query.LinkKey, cancellationToken)) return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == s.Event, cancellationToken);
        var call = await db.CallAsync(s.Event, cancellationToken);
        var told = s.Decision is null || s.ToldAt is not null;
        var open = @event.Status is EventStatus.Published && call is not null && told && s.MayBeRevised(call, clock.GetUtcNow());
        var track = s.Track is { } id ? await db.ProgrammeTracks.Where(t => t.Id == id).Select(t => t.Name).FirstOrDefaultAsync(cancellationToken) : null;
        return new(s.Id.Value, s.Number, @event.Slug, @event.Name, told ? s.Status : SubmissionStatus.Submitted, s.Edition, s.SubmittedAt, s.RevisedAt,
            s.Status is SubmissionStatus.RevisionAsked ? call?.RevisionsUntil : call?.ClosesAt, open, s.Status is not SubmissionStatus.Withdrawn && s.Session is null,
            told ? s.Note : null, told && s.Decision is not null ? await AdviceAsync(s.Id, cancellationToken) : [], Typed(s),
            [.. s.Texts.OrderBy(t => t.Order).Select(t => KeyValuePair.Create(t.Asked, t.Value))], track,
            open ? await calls.ReadAsync(@event.Slug, cancellationToken) : null, told ? await TalkAsync(s, cancellationToken) : null);
    }

    internal static TypedAbstract Typed(Submission s) => new(s.Title.Zh, s.Title.En, s.Track?.Value, s.Wish,
        [.. s.Authors.OrderBy(a => a.Order).Select(a => new TypedAuthor(a.Name, a.Unit, a.Email, a.Presents))], [.. s.Texts.OrderBy(t => t.Order).Select(t => new TypedPart(t.Field.Value, t.Value))]);

    private async Task<IReadOnlyList<string>> AdviceAsync(Id<Submission> submission, CancellationToken cancellationToken) =>
        await db.AbstractReviews.Where(r => r.Submission == submission && r.State == ReviewState.Done && r.Advice != null).OrderBy(r => r.Id).Select(r => r.Advice!).ToListAsync(cancellationToken);

    private async Task<OwnTalk?> TalkAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.Session is not { } session || await Programme.Releases.LatestAsync(db, submission.Event, cancellationToken) is not { } released) return null;
        return released.Content.Sessions.FirstOrDefault(r => r.Id == session.Value && !r.Cancelled) is { } talk ? new(talk.StartsAt, talk.EndsAt, talk.Room) : null;
    }
}

/// <summary>The abstracts that the signed-in person handed in, and the reviewing that waits for them.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyAbstracts : IQuery<MyAbstracts>;

public sealed record MyAbstracts(IReadOnlyList<MyAbstract> Own, IReadOnlyList<MyReviewing> Reviewing);

public sealed record MyAbstract(string Number, Bilingual Title, Bilingual Event, string Slug, SubmissionStatus Status, DateTimeOffset SubmittedAt);

/// <param name="Waiting">Abstracts that were not judged yet.</param>
public sealed record MyReviewing(string Number, Bilingual Event, int All, int Waiting, DateOnly? Until);

internal sealed class ListMyAbstractsHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListMyAbstracts, MyAbstracts>
{
    private const int Most = 200;

    public async Task<MyAbstracts> Handle(ListMyAbstracts query, CancellationToken cancellationToken)
    {
        var own = await db.Submissions.AsNoTracking().Where(s => s.Account == user.Id || s.Person != null && s.Person == user.Person).OrderByDescending(s => s.Id).Take(Most)
            .Join(db.Events, s => s.Event, e => e.Id, (s, e) => new { s.Number, s.Title, e.Name, e.Slug, s.Status, s.ToldAt, s.DecidedAt, s.SubmittedAt }).ToListAsync(cancellationToken);
        return new([.. own.Select(s => new MyAbstract(s.Number, s.Title, s.Name, s.Slug, s.ToldAt is null && s.Status is not SubmissionStatus.Withdrawn ? SubmissionStatus.Submitted : s.Status, s.SubmittedAt))],
            user.Person is { } me ? await ReviewingAsync(me, cancellationToken) : []);
    }

    private async Task<IReadOnlyList<MyReviewing>> ReviewingAsync(Id<Domain.Members.Person> me, CancellationToken cancellationToken) =>
        await (from r in db.AbstractReviewers.AsNoTracking()
               join e in db.Events on r.Event equals e.Id
               join c in db.AbstractCalls on r.Event equals c.Event
               where r.Person == me && e.Status == EventStatus.Published
               orderby e.StartsOn descending, r.Id
               select new MyReviewing(r.Number, e.Name, db.AbstractReviews.Count(a => a.Reviewer == r.Id && a.State != ReviewState.Declined),
                   db.AbstractReviews.Count(a => a.Reviewer == r.Id && a.State == ReviewState.Waiting), c.ReviewUntil)).ToListAsync(cancellationToken);
}
