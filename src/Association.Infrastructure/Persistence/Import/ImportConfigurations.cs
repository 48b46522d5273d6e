using Association.Application.Import.Batches;
using Association.Domain.Files;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Import;

internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    private const int MaxColumnsLength = 4_000;

    public void Configure(EntityTypeBuilder<ImportBatch> batch)
    {
        batch.Property(b => b.FileName).HasMaxLength(StoredFile.MaxNameLength);
        batch.Property(b => b.StartedByName).HasMaxLength(Person.MaxNameLength);
        batch.Property(b => b.Columns).HasMaxLength(MaxColumnsLength);
        batch.OwnsOne(b => b.Counts);
        batch.HasIndex(b => b.CreatedAt);
    }
}

internal sealed class ImportEntryConfiguration : IEntityTypeConfiguration<ImportEntry>
{
    public void Configure(EntityTypeBuilder<ImportEntry> entry)
    {
        entry.HasKey(e => new { e.Batch, e.Row });
        entry.HasOne<ImportBatch>().WithMany().HasForeignKey(e => e.Batch);
        entry.Property(e => e.Memory).HoldsSealedNumbers();
        entry.Property(e => e.Why).HasMaxLength(ImportEntry.MaxWhyLength);
        entry.Property(e => e.Detail).HasMaxLength(ImportEntry.MaxDetailLength);
        entry.HasIndex(e => e.Subject);
    }
}

internal sealed class ColumnMapConfiguration : IEntityTypeConfiguration<ColumnMap>
{
    private const int MaxHeadersLength = 4_000;

    public void Configure(EntityTypeBuilder<ColumnMap> map)
    {
        map.Property(m => m.Name).HasMaxLength(ColumnMap.MaxNameLength);
        map.Property(m => m.Headers).HasMaxLength(MaxHeadersLength);
        map.HasIndex(m => new { m.Kind, m.Name }).IsUnique();
    }
}
