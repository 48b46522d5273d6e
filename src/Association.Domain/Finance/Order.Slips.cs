using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Finance;

/// <content>The proofs of a transfer that the payer hands in.</content>
public sealed partial class Order
{
    private readonly List<RemittanceSlip> _slips = [];

    public IReadOnlyCollection<RemittanceSlip> Slips => _slips;
    public RemittanceSlip? PendingSlip => _slips.Find(s => s.Status is SlipStatus.Uploaded);

    /// <summary>Keeps the proof of a transfer; a newer one replaces one that was not decided yet.</summary>
    public RemittanceSlip Prove(Id<StoredFile> file, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open, OrderErrors.NotOpen);
        PendingSlip?.Replace(now);
        var slip = new RemittanceSlip(Id, file, now);
        _slips.Add(slip);
        return slip;
    }

    public void RefuseSlip(string reason, UserId by, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), OrderErrors.ReasonMissing);
        var slip = PendingSlip ?? throw new RefusedException(OrderErrors.NoSlip);
        slip.Reject(reason.Trim(), by, now);
    }
}
