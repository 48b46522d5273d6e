using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Works;

internal sealed class WorkRecordConfiguration : IEntityTypeConfiguration<WorkRecord>
{
    public void Configure(EntityTypeBuilder<WorkRecord> work)
    {
        work.Property(w => w.Number).HasMaxLength(WorkRecord.MaxNumberLength);
        work.Property(w => w.Edition).HasMaxLength(WorkRecord.MaxNumberLength);
        work.Property(w => w.Category).HasMaxLength(WorkRecord.MaxTextLength);
        work.Property(w => w.Partner).HasMaxLength(WorkRecord.MaxTextLength);
        work.Property(w => w.Country).HasMaxLength(WorkRecord.CountryLength);
        work.Property(w => w.Place).HasMaxLength(WorkRecord.MaxTextLength);
        work.Property(w => w.Leader).HasMaxLength(WorkRecord.MaxTextLength);
        work.Property(w => w.Note).HasMaxLength(WorkRecord.MaxNoteLength);
        work.Ignore(w => w.HasTypedCounts);
        work.HasOne<WorkRecord>().WithMany().HasForeignKey(w => w.Parent).OnDelete(DeleteBehavior.Restrict);
        work.HasOne<WorkRecord>().WithMany().HasForeignKey(w => w.Root).OnDelete(DeleteBehavior.Restrict);
        work.HasOne<Event>().WithMany().HasForeignKey(w => w.Event).OnDelete(DeleteBehavior.Restrict);
        work.HasMany(w => w.Evidence).WithOne().HasForeignKey(e => e.Work);
        work.HasIndex(w => new { w.Kind, w.Day });
        work.HasIndex(w => w.ClosedOn);
    }
}

internal sealed class WorkEvidenceConfiguration : IEntityTypeConfiguration<WorkEvidence>
{
    public void Configure(EntityTypeBuilder<WorkEvidence> evidence) =>
        evidence.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.File).OnDelete(DeleteBehavior.Restrict);
}
