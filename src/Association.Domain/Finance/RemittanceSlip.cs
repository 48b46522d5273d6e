using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Finance;

public enum SlipStatus { Uploaded, Accepted, Rejected, Replaced }

/// <summary>The payer's proof of a bank transfer (汇款凭证). Source: domain.md R4.02.</summary>
public sealed class RemittanceSlip : Entity<RemittanceSlip>
{
    private RemittanceSlip() { }

    internal RemittanceSlip(Id<Order> order, Id<StoredFile> file, DateTimeOffset uploadedAt) =>
        (Order, File, UploadedAt) = (order, file, uploadedAt);

    public Id<Order> Order { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public SlipStatus Status { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public string? Reason { get; private set; }

    internal void Replace(DateTimeOffset now) => (Status, DecidedAt) = (SlipStatus.Replaced, now);
    internal void Accept(UserId by, DateTimeOffset now) => (Status, DecidedBy, DecidedAt) = (SlipStatus.Accepted, by, now);
    internal void Reject(string reason, UserId by, DateTimeOffset now) => (Status, Reason, DecidedBy, DecidedAt) = (SlipStatus.Rejected, reason, by, now);
}
