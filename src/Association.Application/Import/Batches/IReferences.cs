using Association.Domain.Common;

namespace Association.Application.Import.Batches;

/// <summary>Finds what speaks of a record from outside its aggregate, whichever table that is in.</summary>
public interface IReferences
{
    /// <param name="except">Records that go together with it.</param>
    /// <returns>By record the name of one kind of record that refers to it; only for those that something refers to.</returns>
    Task<IReadOnlyDictionary<Id<T>, string>> ToAsync<T>(IReadOnlyCollection<Id<T>> records, CancellationToken cancellationToken, params Type[] except) where T : Entity<T>;
}
