using Association.Application.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedOnAdd();
        entry.Property(e => e.UserName).HasMaxLength(AuditEntry.MaxNameLength);
        entry.Property(e => e.From).HasMaxLength(AuditEntry.MaxNameLength);
        entry.Property(e => e.Action).HasMaxLength(AuditEntry.MaxActionLength);
        entry.Property(e => e.Entity).HasMaxLength(AuditEntry.MaxActionLength);
        entry.Property(e => e.EntityId).HasMaxLength(AuditEntry.MaxActionLength);
        entry.HasIndex(e => new { e.Entity, e.EntityId });
        entry.HasIndex(e => e.Block);
        entry.HasIndex(e => e.At);
    }
}

internal sealed class AuditBlockConfiguration : IEntityTypeConfiguration<AuditBlock>
{
    public void Configure(EntityTypeBuilder<AuditBlock> block)
    {
        block.HasKey(b => b.Number);
        block.Property(b => b.Number).ValueGeneratedNever();
        block.Property(b => b.PreviousHash).HasMaxLength(AuditBlock.HashLength);
        block.Property(b => b.Hash).HasMaxLength(AuditBlock.HashLength);
    }
}
