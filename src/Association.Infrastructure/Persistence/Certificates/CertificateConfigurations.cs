using Association.Domain.Certificates;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Members;
using Association.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Certificates;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.Property(c => c.Number).HasMaxLength(Certificate.MaxNumberLength);
        certificate.Property(c => c.HolderName).HasMaxLength(Person.MaxNameLength);
        certificate.Property(c => c.HolderLatinName).HasMaxLength(Person.MaxPinyinLength);
        certificate.Property(c => c.FileSha256).HasMaxLength(StoredFile.HashLength);
        certificate.Property(c => c.RevocationReason).HasMaxLength(Certificate.MaxReasonLength);
        certificate.HasOne<Registration>().WithMany().HasForeignKey(c => c.Registration).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.File).OnDelete(DeleteBehavior.Restrict);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.Event);
        certificate.HasIndex(c => c.Person);
        // One valid certificate per registration, whoever presses the button twice.
        certificate.HasIndex(c => c.Registration).IsUnique().HasFilter("\"Status\" = 'Valid'");
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.Property(f => f.Name).HasMaxLength(StoredFile.MaxNameLength);
        file.Property(f => f.ContentType).HasMaxLength(StoredFile.MaxTypeLength);
        file.Property(f => f.Sha256).HasMaxLength(StoredFile.HashLength);
    }
}

internal sealed class LongTaskConfiguration : IEntityTypeConfiguration<LongTask>
{
    public void Configure(EntityTypeBuilder<LongTask> task)
    {
        task.Property(t => t.Error).HasMaxLength(LongTask.MaxErrorLength);
        task.HasIndex(t => new { t.StartedBy, t.QueuedAt });
        task.HasIndex(t => t.State);
    }
}
