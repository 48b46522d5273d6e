using Association.Domain.Files;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Finance;

internal sealed class BankStatementConfiguration : IEntityTypeConfiguration<BankStatement>
{
    public void Configure(EntityTypeBuilder<BankStatement> statement)
    {
        statement.Property(s => s.FileName).HasMaxLength(BankStatement.MaxNameLength);
        statement.Property(s => s.Sha256).HasMaxLength(StoredFile.HashLength);
        statement.Property(s => s.Account).HasMaxLength(BankStatement.MaxAccountLength);
        statement.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.File).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BankLineConfiguration : IEntityTypeConfiguration<BankLine>
{
    public void Configure(EntityTypeBuilder<BankLine> line)
    {
        line.Property(l => l.Payer).HasMaxLength(BankLine.MaxTextLength);
        line.Property(l => l.PayerAccount).HasMaxLength(BankLine.MaxTextLength);
        line.Property(l => l.PayerBank).HasMaxLength(BankLine.MaxTextLength);
        line.Property(l => l.Summary).HasMaxLength(BankLine.MaxTextLength);
        line.Property(l => l.Remark).HasMaxLength(BankLine.MaxTextLength);
        line.Property(l => l.Serial).HasMaxLength(BankLine.MaxTextLength);
        line.Property(l => l.Raw).HasMaxLength(BankLine.MaxRawLength);
        line.Property(l => l.Key).HasMaxLength(BankLine.MaxKeyLength);
        line.Property(l => l.Note).HasMaxLength(BankLine.MaxNoteLength);
        line.HasOne<BankStatement>().WithMany().HasForeignKey(l => l.Statement).OnDelete(DeleteBehavior.Restrict);
        line.HasMany(l => l.Matches).WithOne().HasForeignKey(m => m.Line);
        line.HasIndex(l => new { l.Statement, l.Number });
        line.HasIndex(l => l.On);
        // One booking of one movement of money, however often and in whatever file it is uploaded.
        line.HasIndex(l => l.Key).IsUnique().HasFilter("\"Key\" IS NOT NULL");
    }
}

internal sealed class BankMatchConfiguration : IEntityTypeConfiguration<BankMatch>
{
    public void Configure(EntityTypeBuilder<BankMatch> match) => match.HasOne<Order>().WithMany().HasForeignKey(m => m.Order).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class BankLayoutConfiguration : IEntityTypeConfiguration<BankLayout>
{
    public void Configure(EntityTypeBuilder<BankLayout> layout)
    {
        layout.Property(l => l.Name).HasMaxLength(BankLayout.MaxNameLength);
        layout.Property(l => l.Signature).HasMaxLength(BankLayout.MaxSignatureLength);
        layout.HasIndex(l => l.Signature).IsUnique();
    }
}
