using Association.Domain.Common;

namespace Association.Domain.Messages;

/// <summary>Somebody of the office who wants to read by mail each working morning what waits at their desk.</summary>
public sealed class DigestWish : AggregateRoot<DigestWish>, INotAudited
{
    private DigestWish() { }

    public DigestWish(UserId account, DateTimeOffset now) => (Account, Since) = (account, now);

    public UserId Account { get; private set; }
    public DateTimeOffset Since { get; private set; }
}
