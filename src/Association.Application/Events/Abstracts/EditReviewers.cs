using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Programme;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>Puts somebody on the list of reviewers; a person on record also signs in to it.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record AddReviewer(Id<Event> Event, Id<Person>? Person, TypedReviewer Reviewer) : ICommand<Result<Guid>>, IInEvent;

/// <summary>An abstract that a unit given now makes a conflict of interest is taken from the reviewer.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record EditReviewer(Id<Event> Event, Id<AbstractReviewer> Reviewer, TypedReviewer Terms) : ICommand<Result>, IInEvent;

/// <summary>Refused once the reviewer has scored.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record RemoveReviewer(Id<Event> Event, Id<AbstractReviewer> Reviewer) : ICommand<Result>, IInEvent;

/// <param name="Units">A unit a line.</param>
public sealed record TypedReviewer(string Name, string? Email, string Units, IReadOnlyList<Guid> Tracks, int? Most = null, string Language = "zh-CN")
{
    internal ReviewerTerms Read()
    {
        string? address = null;
        if (!string.IsNullOrWhiteSpace(Email)) address = EmailAddress.TryParse(Email, out var read, out var fault) ? read.Value : throw new RefusedException(fault.At("Email"));
        var units = string.Join('\n', (Units ?? "").Split('\n').Select(TextNormalization.Line).Where(u => u.Length > 0).Distinct());
        return new(TextNormalization.Line(Name), address, units, [.. Tracks.Select(t => new Id<ProgrammeTrack>(t))], Most, Language);
    }
}

internal sealed class TypedReviewerValidator : AbstractValidator<TypedReviewer>
{
    public TypedReviewerValidator()
    {
        RuleFor(r => r.Name).NotEmpty().MaximumLength(AbstractReviewer.MaxNameLength);
        RuleFor(r => r.Units).NotEmpty().MaximumLength(AbstractReviewer.MaxUnitsLength);
        RuleFor(r => r.Most).InclusiveBetween(1, AbstractReviewer.MaxMost);
        RuleFor(r => r.Language).Must(l => l is "zh-CN" or "en");
        RuleFor(r => r.Tracks).Must(t => t.Count <= AbstractReviewer.MaxTracksLength / 40);
    }
}

internal sealed class AddReviewerValidator : AbstractValidator<AddReviewer>
{
    public AddReviewerValidator() => RuleFor(c => c.Reviewer).SetValidator(new TypedReviewerValidator()).OverridePropertyName("");
}

internal sealed class EditReviewerValidator : AbstractValidator<EditReviewer>
{
    public EditReviewerValidator() => RuleFor(c => c.Terms).SetValidator(new TypedReviewerValidator()).OverridePropertyName("");
}

internal sealed class ReviewerHandler(IAssociationDb db, ReviewConflicts conflicts) : IRequestHandler<AddReviewer, Result<Guid>>, IRequestHandler<EditReviewer, Result>, IRequestHandler<RemoveReviewer, Result>
{
    public async Task<Result<Guid>> Handle(AddReviewer command, CancellationToken cancellationToken)
    {
        if (!await db.AbstractCalls.AnyAsync(c => c.Event == command.Event, cancellationToken)) return CallErrors.NotFound;
        if (command.Person is { } person && !await db.People.AnyAsync(p => p.Id == person, cancellationToken)) return ReviewErrors.ReviewerNotFound;
        var terms = command.Reviewer.Read();
        await MustBeNewAsync(command.Event, null, command.Person, terms, cancellationToken);
        var reviewer = new AbstractReviewer(command.Event, command.Person, terms);
        db.AbstractReviewers.Add(reviewer);
        return reviewer.Id.Value;
    }

    public async Task<Result> Handle(EditReviewer command, CancellationToken cancellationToken)
    {
        if (await db.AbstractReviewers.FirstOrDefaultAsync(r => r.Id == command.Reviewer && r.Event == command.Event, cancellationToken) is not { } reviewer) return ReviewErrors.ReviewerNotFound;
        var terms = command.Terms.Read();
        await MustBeNewAsync(command.Event, reviewer.Id, null, terms, cancellationToken);
        reviewer.Describe(terms);
        await conflicts.DropAsync(reviewer, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveReviewer command, CancellationToken cancellationToken)
    {
        if (await db.AbstractReviewers.FirstOrDefaultAsync(r => r.Id == command.Reviewer && r.Event == command.Event, cancellationToken) is not { } reviewer) return ReviewErrors.ReviewerNotFound;
        var reviews = await db.AbstractReviews.Where(r => r.Reviewer == reviewer.Id).ToListAsync(cancellationToken);
        if (reviews.Exists(r => r.State is ReviewState.Done)) return ReviewErrors.Scored;
        db.AbstractReviews.RemoveRange(reviews);
        db.AbstractReviewers.Remove(reviewer);
        return Result.Done;
    }

    private async Task MustBeNewAsync(Id<Event> @event, Id<AbstractReviewer>? self, Id<Person>? person, ReviewerTerms terms, CancellationToken cancellationToken)
    {
        var offered = await db.ProgrammeTracks.Where(t => t.Event == @event).Select(t => t.Id).ToListAsync(cancellationToken);
        Refuse.Unless(terms.Tracks.All(offered.Contains), ProgrammeErrors.TrackNotFound);
        var others = await db.AbstractReviewers.AsNoTracking().Where(r => r.Event == @event && r.Id != self).Select(r => new { r.Person, r.Email }).ToListAsync(cancellationToken);
        Refuse.If(others.Exists(o => person is not null && o.Person == person || terms.Email is not null && string.Equals(o.Email, terms.Email, StringComparison.OrdinalIgnoreCase)), ReviewErrors.ReviewerKnown);
    }
}
