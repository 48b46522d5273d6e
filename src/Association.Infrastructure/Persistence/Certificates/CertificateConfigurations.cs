using Association.Domain.Bodies;
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
        certificate.Property(c => c.Kind).HasDefaultValue(CertificateKind.Attendance).ValueGeneratedNever();
        certificate.Property(c => c.ProjectNumber).HasMaxLength(CmeTerms.MaxNumberLength);
        certificate.Property(c => c.Detail).HasMaxLength(Certificate.MaxDetailLength);
        certificate.Property(c => c.ReissuedAs).HasMaxLength(Certificate.MaxNumberLength);
        certificate.HasOne<Registration>().WithMany().HasForeignKey(c => c.Registration).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.File).OnDelete(DeleteBehavior.Restrict);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.Event);
        certificate.HasIndex(c => c.Person);
        // One valid certificate of a kind per registration, whoever presses the button twice; a lecturer may have no registration.
        certificate.HasIndex(c => new { c.Registration, c.Kind }).IsUnique().HasFilter("\"Status\" = 'Valid' AND \"Registration\" IS NOT NULL");
        certificate.HasIndex(c => new { c.Event, c.Person, c.Kind }).IsUnique().HasFilter("\"Status\" = 'Valid' AND \"Registration\" IS NULL");
    }
}

internal sealed class CertificateTemplateConfiguration : IEntityTypeConfiguration<CertificateTemplate>
{
    public void Configure(EntityTypeBuilder<CertificateTemplate> template)
    {
        template.Ignore(t => t.Words);
        template.Property(t => t.TitleZh).HasMaxLength(CertificateWords.MaxTitleLength);
        template.Property(t => t.TitleEn).HasMaxLength(CertificateWords.MaxTitleLength);
        template.Property(t => t.BodyZh).HasMaxLength(CertificateWords.MaxBodyLength);
        template.Property(t => t.BodyEn).HasMaxLength(CertificateWords.MaxBodyLength);
        template.Property(t => t.SignerZh).HasMaxLength(CertificateWords.MaxSignerLength);
        template.Property(t => t.SignerEn).HasMaxLength(CertificateWords.MaxSignerLength);
        template.HasOne<Body>().WithMany().HasForeignKey(t => t.Body).OnDelete(DeleteBehavior.Restrict);
        template.HasOne<Event>().WithMany().HasForeignKey(t => t.Event).OnDelete(DeleteBehavior.Restrict);
        foreach (var image in new[] { nameof(CertificateTemplate.Logo), nameof(CertificateTemplate.Signature), nameof(CertificateTemplate.Seal), nameof(CertificateTemplate.Background) })
            template.HasOne<StoredFile>().WithMany().HasForeignKey(image).OnDelete(DeleteBehavior.Restrict);
        template.HasIndex(t => new { t.Kind, t.Body, t.Event });
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
