using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Application.Messages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>Decides about one abstract; the author is told when asked to.</summary>
/// <param name="Note">For the author, beside the text of the decision.</param>
/// <returns>The number of the abstract.</returns>
[Requires(Permissions.EditAbstracts)]
public sealed record DecideSubmission(Id<Event> Event, Id<Submission> Submission, AbstractDecision Decision, string? Note, bool Tell) : ICommand<Result<string>>, IInEvent;

/// <summary>Mails the decision that holds to an author who was not told yet.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record TellDecision(Id<Event> Event, Id<Submission> Submission) : ICommand<Result<string>>, IInEvent;

/// <summary>What a decision about several abstracts would do, before it is done.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record PreviewDecision(Id<Event> Event, IReadOnlyList<Guid> Submissions, AbstractDecision Decision) : IQuery<DecisionPreview?>, IInEvent
{
    public const int Most = 2_000;
}

/// <param name="From">How many have which status now.</param>
/// <param name="Mails">How many have an address.</param>
/// <param name="TextZh">What they would be told, with the placeholders.</param>
/// <param name="Example">The text as the first of them would read it.</param>
public sealed record DecisionPreview(
    AbstractDecision Decision, IReadOnlyList<SubmissionLine> Lines, IReadOnlyDictionary<SubmissionStatus, int> From, IReadOnlyDictionary<SubmissionStatus, int> Afterwards,
    int Mails, string TextZh, string? TextEn, string? Example);

internal sealed class DecideSubmissionValidator : AbstractValidator<DecideSubmission>
{
    public DecideSubmissionValidator()
    {
        RuleFor(c => c.Decision).IsInEnum();
        RuleFor(c => c.Note).MaximumLength(Submission.MaxNoteLength);
    }
}

internal sealed class PreviewDecisionValidator : AbstractValidator<PreviewDecision>
{
    public PreviewDecisionValidator()
    {
        RuleFor(c => c.Decision).IsInEnum();
        RuleFor(c => c.Submissions).Must(s => s.Count <= PreviewDecision.Most);
    }
}

internal sealed class DecideHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideSubmission, Result<string>>, IRequestHandler<TellDecision, Result<string>>
{
    public async Task<Result<string>> Handle(DecideSubmission command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Submission, cancellationToken) is not { } submission) return SubmissionErrors.NotFound;
        submission.Decide(command.Decision, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), user.Id, clock.GetUtcNow());
        if (command.Tell && submission.Email is not null) Tell(submission);
        return submission.Number;
    }

    public async Task<Result<string>> Handle(TellDecision command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Submission, cancellationToken) is not { } submission) return SubmissionErrors.NotFound;
        if (submission.ToldAt is not null) return submission.Number;
        Tell(submission);
        return submission.Number;
    }

    private Task<Submission?> FindAsync(Id<Event> @event, Id<Submission> id, CancellationToken cancellationToken) =>
        db.Submissions.FirstOrDefaultAsync(s => s.Id == id && s.Event == @event, cancellationToken);

    private void Tell(Submission submission)
    {
        var now = clock.GetUtcNow();
        submission.Told(now);
        db.Tell(submission, MailTemplates.AbstractDecided, $"{submission.Decision}-{submission.DecidedAt:yyyyMMddHHmmss}", now);
    }
}

internal sealed class PreviewDecisionHandler(IAssociationDb db, SubmissionRows rows) : IRequestHandler<PreviewDecision, DecisionPreview?>
{
    public async Task<DecisionPreview?> Handle(PreviewDecision query, CancellationToken cancellationToken)
    {
        if (await db.CallAsync(query.Event, cancellationToken) is not { } call) return null;
        var name = await db.Events.Where(e => e.Id == query.Event).Select(e => e.Name).SingleAsync(cancellationToken);
        var (all, wanted) = (await rows.ReadAsync(query.Event, new(), cancellationToken), query.Submissions.ToHashSet());
        var lines = all.Where(l => wanted.Contains(l.Id)).ToList();
        var after = all.CountBy(l => wanted.Contains(l.Id) ? StatusOf(query.Decision) : l.Status).ToDictionary();
        var letter = call.Letters.Single(l => l.Decision == query.Decision);
        return new(query.Decision, lines, lines.CountBy(l => l.Status).ToDictionary(), after, lines.Count(l => l.HasAddress), letter.TextZh, letter.TextEn,
            lines is [var first, ..] ? letter.For("zh-CN", first.FirstAuthor, first.Title.Zh, first.Number, name.Zh) : null);
    }

    private static SubmissionStatus StatusOf(AbstractDecision decision) => decision switch
    {
        AbstractDecision.Oral => SubmissionStatus.Oral,
        AbstractDecision.Poster => SubmissionStatus.Poster,
        AbstractDecision.Rejected => SubmissionStatus.Rejected,
        _ => SubmissionStatus.RevisionAsked,
    };
}
