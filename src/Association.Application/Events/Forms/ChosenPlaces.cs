using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>Moves the counter of an option, or says that it is full.</summary>
public interface IPlaceGuard
{
    Task<bool> MoveAsync(IAssociationDb db, Id<QuestionOption> option, int places, CancellationToken cancellationToken);
}

/// <summary>One statement decides and moves: nobody can step between the question and the answer.</summary>
internal sealed class ConditionalPlaceGuard : IPlaceGuard
{
    public async Task<bool> MoveAsync(IAssociationDb db, Id<QuestionOption> option, int places, CancellationToken cancellationToken) =>
        await db.QuestionOptions
            .Where(o => o.Id == option && o.Taken + places >= 0 && (places < 0 || o.Places == null || o.Taken + places <= o.Places))
            .ExecuteUpdateAsync(row => row.SetProperty(o => o.Taken, o => o.Taken + places), cancellationToken) == 1;
}

/// <summary>The places of options that a registration takes and gives back, always in the order of their ids.</summary>
internal sealed class ChosenPlaces(IAssociationDb db, IPlaceGuard guard)
{
    /// <exception cref="RefusedException">One of them is full.</exception>
    public async Task MoveAsync(IReadOnlyDictionary<Id<QuestionOption>, int> changes, Func<Id<QuestionOption>, Error> full, CancellationToken cancellationToken)
    {
        foreach (var (option, by) in changes.Where(c => c.Value != 0).OrderBy(c => c.Key.Value))
            Refuse.Unless(await guard.MoveAsync(db, option, by, cancellationToken), full(option));
    }

    public async Task FreeAsync(Id<Registration> registration, CancellationToken cancellationToken)
    {
        var taken = await OfAsync(registration, cancellationToken);
        await MoveAsync(taken.ToDictionary(t => t.Key, t => -t.Value), _ => AnswerErrors.Full, cancellationToken);
    }

    public async Task<Dictionary<Id<QuestionOption>, int>> OfAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        await db.Answers.Where(a => a.Registration == registration).SelectMany(a => a.Chosen).GroupBy(c => c.Option)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}

/// <summary>A cancelled registration gives back what it chose.</summary>
internal sealed class FreeChosenPlaces(IAssociationDb db, ChosenPlaces places) : INotificationHandler<Raised<RegistrationCancelled>>
{
    public async Task Handle(Raised<RegistrationCancelled> notification, CancellationToken cancellationToken)
    {
        var id = notification.Event.Registration;
        if (await db.Answers.AnyAsync(a => a.Registration == id, cancellationToken)) await places.FreeAsync(id, cancellationToken);
    }
}
