using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>
/// One record of two. All that points to the one that goes points to the one that stays; the one that went stays known as a
/// tombstone, and the merge can be undone for 30 days.
/// </summary>
/// <param name="Seen">The state of the two as the sender saw it; null does not ask.</param>
[Requires(Permissions.MergeMembers)]
public sealed record MergePersons(Id<Person> Keep, Id<Person> Gone, MergeChoices Choices, string? Seen = null) : ICommand<Result<Guid>>;

internal sealed class MergePersonsValidator : AbstractValidator<MergePersons>
{
    public MergePersonsValidator() => RuleForEach(c => c.Choices.Fields).IsInEnum();
}

internal sealed class MergePersonsHandler(IAssociationDb db, MergeDesk desk, IPersonReferences references, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<MergePersons, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(MergePersons command, CancellationToken cancellationToken)
    {
        var (keep, gone) = (command.Keep, command.Gone);
        if (keep == gone) return DuplicateErrors.SamePerson;
        if (!await HoldAsync(keep, gone, cancellationToken)) return await MissingAsync(keep, gone, cancellationToken);
        if (await desk.MergeAsync(keep, gone, command.Choices, cancellationToken) is not { } outcome) return MergeErrors.NotFound;
        // Both versions were raised by the hold.
        if (command.Seen is { } seen && seen != MergeView.StateOf(outcome.Keep.Version - 1, outcome.Gone.Version - 1)) return MergeErrors.Outdated;

        var merge = new PersonMerge(outcome.Gone, keep, outcome.RetiredNumber, outcome.RetiredCard, user.Id, clock.GetUtcNow());
        merge.Changed(JsonSerializer.Serialize(outcome.Counts.Where(c => c.Gone > 0).ToDictionary(c => c.Column, c => c.Gone)), references.Journal());
        db.PersonMerges.Add(merge);
        return merge.Id.Value;
    }

    /// <summary>Holds both rows until the commit, in the order of their ids: of two who merge the same pair, one waits and finds it done.</summary>
    private async Task<bool> HoldAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var (first, second) = DuplicatePair.Ordered(keep, gone);
        return await HoldAsync(first, cancellationToken) && await HoldAsync(second, cancellationToken);
    }

    private async Task<bool> HoldAsync(Id<Person> person, CancellationToken cancellationToken) =>
        await db.People.Where(p => p.Id == person).ExecuteUpdateAsync(row => row.SetProperty(p => p.Version, p => p.Version + 1), cancellationToken) == 1;

    private async Task<Error> MissingAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var (one, other) = (keep.Value, gone.Value);
        var merges = db.PersonMerges.AsNoTracking().Where(m => m.UndoneAt == null && (m.Gone == one || m.Gone == other));
        if (await merges.AnyAsync(m => m.KeptAs == one || m.KeptAs == other, cancellationToken)) return MergeErrors.Done;
        return await merges.AnyAsync(cancellationToken) ? MergeErrors.Gone : MergeErrors.NotFound;
    }
}
