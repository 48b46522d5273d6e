using Association.Application.Messages;
using Association.Domain.Members;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Messages;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Key).HasMaxLength(OutboxMessage.MaxKeyLength + OutboxMessage.MaxAddressLength);
        message.Property(m => m.Template).HasMaxLength(OutboxMessage.MaxTemplateLength);
        message.Property(m => m.To).HasMaxLength(OutboxMessage.MaxAddressLength);
        message.Property(m => m.Domain).HasMaxLength(OutboxMessage.MaxAddressLength);
        message.Property(m => m.Culture).HasMaxLength(10);
        message.Property(m => m.LastError).HasMaxLength(OutboxMessage.MaxErrorLength);
        message.Property(m => m.Preface).HasMaxLength(OutboxMessage.MaxPrefaceLength);
        message.Property(m => m.Bounce).HasMaxLength(OutboxMessage.MaxErrorLength);
        message.HasIndex(m => m.Key).IsUnique();
        // The log of a person is read by their addresses, that of an event by its records.
        message.HasIndex(m => m.To);
        message.HasIndex(m => m.Subject);
        message.HasIndex(m => new { m.State, m.NextAttemptAt });
        // What a rule has planned already is looked up by its subjects.
        message.HasIndex(m => new { m.Rule, m.Subject });
        message.HasIndex(m => new { m.Mailing, m.State });
    }
}

internal sealed class MailAddressConfiguration : IEntityTypeConfiguration<MailAddress>
{
    public void Configure(EntityTypeBuilder<MailAddress> address)
    {
        address.ToTable("MailAddresses");
        address.Property(a => a.Address).HasMaxLength(Association.Domain.Common.EmailAddress.MaxLength);
        address.Property(a => a.LastBounce).HasMaxLength(MailAddress.MaxReasonLength);
        address.Property(a => a.Left).HasMaxLength(MailAddress.MaxKindsLength);
        address.HasIndex(a => a.Address).IsUnique();
    }

}

internal sealed class ReminderRuleConfiguration : IEntityTypeConfiguration<ReminderRule>
{
    public void Configure(EntityTypeBuilder<ReminderRule> rule)
    {
        rule.ToTable("ReminderRules");
        rule.Property(r => r.Key).HasMaxLength(ReminderRule.MaxKeyLength);
        rule.Property(r => r.Template).HasMaxLength(ReminderRule.MaxTemplateLength);
        rule.Ignore(r => r.To);
        rule.Ignore(r => r.Terms);
    }
}

internal sealed class TemplateVersionConfiguration : IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> version)
    {
        version.ToTable("TemplateVersions");
        version.Property(v => v.Purpose).HasMaxLength(TemplateVersion.MaxPurposeLength);
        version.Property(v => v.Culture).HasMaxLength(TemplateVersion.MaxCultureLength);
        version.Property(v => v.Subject).HasMaxLength(TemplateVersion.MaxSubjectLength);
        version.Property(v => v.Body).HasMaxLength(TemplateVersion.MaxBodyLength);
        // Of two who write at once, the second reads what the first wrote and takes the next number.
        version.HasIndex(v => new { v.Purpose, v.Culture, v.Number }).IsUnique();
    }
}

internal sealed class UnitDocumentConfiguration : IEntityTypeConfiguration<UnitDocument>
{
    public void Configure(EntityTypeBuilder<UnitDocument> document)
    {
        document.ToTable("UnitDocuments");
        document.Property(d => d.Name).HasMaxLength(UnitDocument.MaxNameLength);
        document.Property(d => d.Number).HasMaxLength(UnitDocument.MaxNumberLength);
        document.HasOne<MemberUnit>().WithMany().HasForeignKey(d => d.Unit).OnDelete(DeleteBehavior.Cascade);
        document.HasIndex(d => d.ExpiresOn);
    }
}
