using Association.Application.Messages.Reminders;
using Association.Domain.Common;
using Association.Domain.Messages;

namespace Association.Application.Messages.Mailings;

/// <summary>One whom a mailing was meant for: the mail, or why there is none. Names and addresses stay with their records.</summary>
public sealed class MailingRecipient
{
    private MailingRecipient() { }

    /// <param name="subject">The person, registration or invitee of the audience.</param>
    /// <param name="message">Null: left out.</param>
    public MailingRecipient(Id<Mailing> mailing, Guid subject, Guid? message, LeftOut? reason) => (Mailing, Subject, Message, Reason) = (mailing, subject, message, reason);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Id<Mailing> Mailing { get; private set; }
    public Guid Subject { get; private set; }
    public Guid? Message { get; private set; }
    public LeftOut? Reason { get; private set; }
}
