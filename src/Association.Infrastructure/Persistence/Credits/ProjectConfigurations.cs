using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Credits;

internal sealed class CmeProjectConfiguration : IEntityTypeConfiguration<CmeProject>
{
    public void Configure(EntityTypeBuilder<CmeProject> project)
    {
        project.Ignore(p => p.AllowsCredits);
        project.Property(p => p.Leader).HasMaxLength(CmeProject.MaxTextLength);
        project.Property(p => p.LeaderPhone).HasMaxLength(40);
        project.Property(p => p.Number).HasMaxLength(CmeTerms.MaxNumberLength);
        project.Property(p => p.ReturnReason).HasMaxLength(CmeProject.MaxReasonLength);
        project.Property(p => p.Summary).HasMaxLength(CmeProject.MaxSummaryLength);
        project.HasOne<Event>().WithMany().HasForeignKey(p => p.Event).OnDelete(DeleteBehavior.Restrict);
        project.HasMany(p => p.Documents).WithOne().HasForeignKey(d => d.Project);
        project.HasMany(p => p.Changes).WithOne().HasForeignKey(c => c.Project);
        project.HasIndex(p => p.Event).IsUnique();
    }
}

internal sealed class CmeDocumentConfiguration : IEntityTypeConfiguration<CmeDocument>
{
    public void Configure(EntityTypeBuilder<CmeDocument> document)
    {
        document.Property(d => d.Name).HasMaxLength(StoredFile.MaxNameLength);
        document.HasOne<StoredFile>().WithMany().HasForeignKey(d => d.File).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CmeChangeConfiguration : IEntityTypeConfiguration<CmeChange>
{
    public void Configure(EntityTypeBuilder<CmeChange> change)
    {
        change.Property(c => c.What).HasMaxLength(CmeProject.MaxReasonLength);
        change.Property(c => c.Reason).HasMaxLength(CmeProject.MaxReasonLength);
        change.Property(c => c.Note).HasMaxLength(CmeProject.MaxReasonLength);
    }
}

internal sealed class CreditClaimConfiguration : IEntityTypeConfiguration<CreditClaim>
{
    public void Configure(EntityTypeBuilder<CreditClaim> claim)
    {
        claim.Ignore(c => c.Terms).Ignore(c => c.Year);
        claim.Property(c => c.Department).HasMaxLength(UnitLiaison.MaxDepartmentLength);
        claim.Property(c => c.Title).HasMaxLength(CreditClaim.MaxTextLength);
        claim.Property(c => c.Issuer).HasMaxLength(CreditClaim.MaxTextLength);
        claim.Property(c => c.ProjectNumber).HasMaxLength(CmeTerms.MaxNumberLength);
        claim.HasOne<Person>().WithMany().HasForeignKey(c => c.Person).OnDelete(DeleteBehavior.Restrict);
        claim.HasMany(c => c.Evidence).WithOne().HasForeignKey(e => e.Claim);
        claim.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.Claim);
        claim.HasIndex(c => new { c.Status, c.Unit });
    }
}

internal sealed class ClaimEvidenceConfiguration : IEntityTypeConfiguration<ClaimEvidence>
{
    public void Configure(EntityTypeBuilder<ClaimEvidence> evidence)
    {
        evidence.Property(e => e.Name).HasMaxLength(StoredFile.MaxNameLength);
        evidence.Property(e => e.Sha256).HasMaxLength(StoredFile.HashLength);
        evidence.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.File).OnDelete(DeleteBehavior.Restrict);
        evidence.HasIndex(e => e.Sha256);
    }
}

internal sealed class ClaimStepConfiguration : IEntityTypeConfiguration<ClaimStep>
{
    public void Configure(EntityTypeBuilder<ClaimStep> step) => step.Property(s => s.Note).HasMaxLength(CreditClaim.MaxNoteLength);
}

internal sealed class RegulatorExportConfiguration : IEntityTypeConfiguration<RegulatorExport>
{
    public void Configure(EntityTypeBuilder<RegulatorExport> export) => export.HasIndex(x => new { x.Event, x.At });
}

internal sealed class TeachingSiteConfiguration : IEntityTypeConfiguration<TeachingSite>
{
    public void Configure(EntityTypeBuilder<TeachingSite> site)
    {
        site.Property(s => s.Scope).HasMaxLength(TeachingSite.MaxTextLength);
        site.Property(s => s.Contact).HasMaxLength(TeachingSite.MaxTextLength);
        site.HasOne<MemberUnit>().WithMany().HasForeignKey(s => s.Unit).OnDelete(DeleteBehavior.Restrict);
        site.HasMany(s => s.Inspections).WithOne().HasForeignKey(i => i.Site);
    }
}

internal sealed class SiteInspectionConfiguration : IEntityTypeConfiguration<SiteInspection>
{
    public void Configure(EntityTypeBuilder<SiteInspection> inspection) => inspection.Property(i => i.Note).HasMaxLength(TeachingSite.MaxTextLength);
}
