using Association.Application.Common;
using Association.Domain.Events;

namespace Association.Application.Integrity;

/// <summary>What was chosen on a form is counted exactly and paid for. Source: product.md invariants 1 and 2.</summary>
internal static class FormInvariants
{
    private static readonly RegistrationStatus[] Active = [RegistrationStatus.AwaitingPayment, RegistrationStatus.Confirmed];

    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Places(db), Taken(db)];

    private static Invariant Places(IAssociationDb db) => Invariant.Of("options.places",
        db.QuestionOptions.Where(o => o.Taken < 0 || o.Taken > o.Places),
        o => $"option {o.Id}: {o.Taken} of {o.Places} taken");

    private static Invariant Taken(IAssociationDb db) => Invariant.Of("options.taken",
        db.QuestionOptions
            .Select(o => new
            {
                o.Id,
                o.Taken,
                Chosen = db.Answers.Count(a => a.Chosen.Any(c => c.Option == o.Id) && db.Registrations.Any(r => r.Id == a.Registration && Active.Contains(r.Status))),
            })
            .Where(o => o.Taken != o.Chosen),
        o => $"option {o.Id}: {o.Taken} taken, chosen by {o.Chosen} active registrations");
}
