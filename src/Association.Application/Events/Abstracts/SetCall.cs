using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Programme;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>Opens the call for abstracts of an event, or changes it as a whole.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record SetAbstractCall(Id<Event> Event, CallTerms Terms, IReadOnlyList<FieldTerms> Fields, IReadOnlyList<CriterionTerms> Criteria) : ICommand<Result>, IInEvent;

internal sealed class SetAbstractCallValidator : AbstractValidator<SetAbstractCall>
{
    public SetAbstractCallValidator()
    {
        RuleFor(c => c.Terms.MaxCharacters).InclusiveBetween(AbstractCall.LeastCharacters, AbstractCall.MostCharacters).OverridePropertyName("MaxCharacters");
        RuleFor(c => c.Terms.ReviewersEach).InclusiveBetween(1, AbstractCall.MostReviewers).OverridePropertyName("ReviewersEach");
        RuleFor(c => c.Terms.TextZh).MaximumLength(AbstractCall.MaxTextLength).OverridePropertyName("TextZh");
        RuleFor(c => c.Terms.TextEn).MaximumLength(AbstractCall.MaxTextLength).OverridePropertyName("TextEn");
        RuleFor(c => c.Terms.Tracks).Must(t => t.Count <= AbstractCall.MaxTracksLength / 40).OverridePropertyName("Tracks");
        RuleFor(c => c.Fields).Must(f => f.Count <= AbstractCall.MaxFields);
        RuleFor(c => c.Criteria).Must(f => f.Count <= AbstractCall.MaxCriteria);
        RuleForEach(c => c.Fields).ChildRules(f =>
        {
            f.RuleFor(x => x.Kind).IsInEnum();
            f.RuleFor(x => x.Name.Zh).NotEmpty().MaximumLength(CallField.MaxNameLength);
            f.RuleFor(x => x.Name.En).MaximumLength(CallField.MaxNameLength);
            f.RuleFor(x => x.Options).MaximumLength(CallField.MaxOptionsLength);
        });
        RuleForEach(c => c.Criteria).ChildRules(f =>
        {
            f.RuleFor(x => x.Name.Zh).NotEmpty().MaximumLength(ReviewCriterion.MaxNameLength);
            f.RuleFor(x => x.Name.En).MaximumLength(ReviewCriterion.MaxNameLength);
            f.RuleFor(x => x.Weight).InclusiveBetween(1, ReviewCriterion.MaxWeight);
            f.RuleFor(x => x.Highest).InclusiveBetween(1, ReviewCriterion.MaxHighest);
        });
    }
}

internal sealed class SetAbstractCallHandler(IAssociationDb db) : IRequestHandler<SetAbstractCall, Result>
{
    public async Task<Result> Handle(SetAbstractCall command, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        if (@event.Status is EventStatus.Cancelled) return CallErrors.EventOver;
        var tracks = command.Terms.Tracks.ToList();
        if (await db.ProgrammeTracks.CountAsync(t => t.Event == command.Event && tracks.Contains(t.Id), cancellationToken) != tracks.Distinct().Count()) return ProgrammeErrors.TrackNotFound;

        var call = await db.CallAsync(command.Event, cancellationToken);
        if (call is null) db.AbstractCalls.Add(call = new AbstractCall(command.Event, command.Terms));
        else call.Change(command.Terms);
        call.Ask(command.Fields);
        call.JudgeBy(command.Criteria, await db.AbstractReviews.AnyAsync(r => r.Event == command.Event && r.State == ReviewState.Done, cancellationToken));
        return Result.Done;
    }
}

/// <summary>What authors are told of a decision; {name}, {title}, {number} and {event} are filled in.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record SetDecisionText(Id<Event> Event, AbstractDecision Decision, string TextZh, string? TextEn) : ICommand<Result>, IInEvent;

internal sealed class SetDecisionTextValidator : AbstractValidator<SetDecisionText>
{
    public SetDecisionTextValidator()
    {
        RuleFor(c => c.Decision).IsInEnum();
        RuleFor(c => c.TextZh).NotEmpty().MaximumLength(DecisionText.MaxLength);
        RuleFor(c => c.TextEn).MaximumLength(DecisionText.MaxLength);
    }
}

internal sealed class SetDecisionTextHandler(IAssociationDb db) : IRequestHandler<SetDecisionText, Result>
{
    public async Task<Result> Handle(SetDecisionText command, CancellationToken cancellationToken)
    {
        if (await db.CallAsync(command.Event, cancellationToken) is not { } call) return CallErrors.NotFound;
        call.Write(command.Decision, command.TextZh, command.TextEn);
        return Result.Done;
    }
}

/// <summary>The call as the office edits it; null while there is none.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record GetAbstractCall(Id<Event> Event) : IQuery<CallView?>, IInEvent;

/// <param name="Tracks">Of the programme.</param>
/// <param name="Scored">The criteria stay as they are.</param>
public sealed record CallView(AbstractCall? Call, IReadOnlyList<CallTrack> Tracks, int Submissions, bool Scored);

internal sealed class GetAbstractCallHandler(IAssociationDb db) : IRequestHandler<GetAbstractCall, CallView?>
{
    public async Task<CallView?> Handle(GetAbstractCall query, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == query.Event, cancellationToken)) return null;
        return new(await db.CallAsync(query.Event, cancellationToken), await db.TracksAsync(query.Event, cancellationToken),
            await db.Submissions.CountAsync(s => s.Event == query.Event && s.Status != SubmissionStatus.Withdrawn, cancellationToken),
            await db.AbstractReviews.AnyAsync(r => r.Event == query.Event && r.State == ReviewState.Done, cancellationToken));
    }
}
