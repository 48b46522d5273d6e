using Association.Application.Messages;
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
        message.Property(m => m.Culture).HasMaxLength(10);
        message.Property(m => m.LastError).HasMaxLength(OutboxMessage.MaxErrorLength);
        message.HasIndex(m => m.Key).IsUnique();
        message.HasIndex(m => new { m.State, m.NextAttemptAt });
    }
}
