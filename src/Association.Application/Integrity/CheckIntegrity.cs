using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Duplicates;
using MediatR;

namespace Association.Application.Integrity;

/// <summary>Asks every invariant of the product whether it holds now. Sources: product.md, security.md 4.1.</summary>
[Requires(Permissions.System)]
public sealed record CheckIntegrity : IQuery<IReadOnlyList<InvariantResult>>;

/// <param name="Invariant">Stable, as in <c>seats.taken</c>.</param>
/// <param name="Found">The first rows that break it: ids and figures, never personal data.</param>
public sealed record InvariantResult(string Invariant, IReadOnlyList<string> Found)
{
    public bool Holds => Found.Count == 0;

    public override string ToString() => Holds ? $"{Invariant}: ok" : $"{Invariant}: BROKEN: {string.Join("; ", Found)}";
}

internal sealed class CheckIntegrityHandler(IAssociationDb db, IFileInventory files, IPersonReferences references, ISealedNumbers numbers, TimeProvider clock)
    : IRequestHandler<CheckIntegrity, IReadOnlyList<InvariantResult>>
{
    public async Task<IReadOnlyList<InvariantResult>> Handle(CheckIntegrity query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Invariant[] all =
        [
            .. SeatInvariants.Of(db), .. FormInvariants.Of(db), .. DoorInvariants.Of(db), .. AbstractInvariants.Of(db), .. OnlineInvariants.Of(db), .. SurveyInvariants.Of(db), .. OrderInvariants.Of(db), .. LedgerInvariants.Of(db), .. PayingInvariants.Of(db), .. SponsorInvariants.Of(db),
            .. ReceiptInvariants.Of(db), .. DuesInvariants.Of(db), .. DocumentInvariants.Of(db), .. BankInvariants.Of(db),
            .. TermInvariants.Of(db), .. MergeInvariants.Of(db, references), .. CertificateInvariants.Of(db), .. CreditInvariants.Of(db), .. WorkInvariants.Of(db, now),
            .. BodyInvariants.Of(db), .. MeetingInvariants.Of(db), .. RoomInvariants.Of(db), .. AuditInvariants.Of(db), .. FileInvariants.Of(db, files, now), .. NumberInvariants.Of(numbers), .. ReportInvariants.Of(db),
        ];
        var results = new List<InvariantResult>(all.Length);
        foreach (var invariant in all)
            results.Add(new InvariantResult(invariant.Id, await invariant.FindBrokenAsync(cancellationToken)));
        return results;
    }
}
