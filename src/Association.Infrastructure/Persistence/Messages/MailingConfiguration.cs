using Association.Application.Messages;
using Association.Application.Messages.Log;
using Association.Application.Messages.Mailings;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Messages;

internal sealed class MailingConfiguration : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> mailing)
    {
        mailing.ToTable("Mailings");
        mailing.Property(m => m.Question).HasMaxLength(Mailing.MaxQuestionLength);
        mailing.Property(m => m.SubjectZh).HasMaxLength(Mailing.MaxSubjectLength);
        mailing.Property(m => m.SubjectEn).HasMaxLength(Mailing.MaxSubjectLength);
        mailing.Property(m => m.TextZh).HasMaxLength(Mailing.MaxTextLength);
        mailing.Property(m => m.TextEn).HasMaxLength(Mailing.MaxTextLength);
        mailing.Ignore(m => m.ItsAudience);
        mailing.Ignore(m => m.Words);
        mailing.HasIndex(m => new { m.State, m.StartsAt });
    }
}

internal sealed class MailingRecipientConfiguration : IEntityTypeConfiguration<MailingRecipient>
{
    public void Configure(EntityTypeBuilder<MailingRecipient> recipient)
    {
        recipient.ToTable("MailingRecipients");
        recipient.Property(r => r.Id).ValueGeneratedNever();
        recipient.HasOne<Mailing>().WithMany().HasForeignKey(r => r.Mailing).OnDelete(DeleteBehavior.Cascade);
        // Taken up again after a crash, a mailing reaches nobody twice.
        recipient.HasIndex(r => new { r.Mailing, r.Subject }).IsUnique();
    }
}

internal sealed class SentMailConfiguration : IEntityTypeConfiguration<SentMail>
{
    public void Configure(EntityTypeBuilder<SentMail> mail)
    {
        mail.ToTable("SentMails");
        mail.HasKey(m => m.Message);
        mail.Property(m => m.Message).ValueGeneratedNever();
        mail.Property(m => m.Subject).HasMaxLength(SentMail.MaxSubjectLength);
        mail.Property(m => m.Attachments).HasMaxLength(SentMail.MaxAttachmentsLength);
        // Forgotten with the message, as when its reader is erased.
        mail.HasOne<OutboxMessage>().WithOne().HasForeignKey<SentMail>(m => m.Message).OnDelete(DeleteBehavior.Cascade);
        mail.HasIndex(m => m.SentAt);
    }
}

internal sealed class DigestWishConfiguration : IEntityTypeConfiguration<DigestWish>
{
    public void Configure(EntityTypeBuilder<DigestWish> wish)
    {
        wish.ToTable("DigestWishes");
        wish.HasIndex(w => w.Account).IsUnique();
    }
}
