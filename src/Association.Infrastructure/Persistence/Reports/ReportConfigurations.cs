using Association.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Reports;

internal sealed class AnnualReportConfiguration : IEntityTypeConfiguration<AnnualReport>
{
    public void Configure(EntityTypeBuilder<AnnualReport> report)
    {
        report.Property(r => r.Reason).HasMaxLength(AnnualReport.MaxReasonLength);
        report.HasMany(r => r.Parts).WithOne().HasForeignKey(p => p.Report);
        report.HasMany(r => r.Comments).WithOne().HasForeignKey(c => c.Report);
        report.HasIndex(r => r.Year).IsUnique();
    }
}

internal sealed class ReportPartConfiguration : IEntityTypeConfiguration<ReportPart>
{
    public void Configure(EntityTypeBuilder<ReportPart> part)
    {
        part.Property(p => p.Part).HasMaxLength(ReportPart.MaxKeyLength);
        part.Property(p => p.Culture).HasMaxLength(ReportPart.MaxCultureLength);
        part.Property(p => p.Text).HasMaxLength(ReportPart.MaxTextLength);
        part.HasIndex(p => new { p.Report, p.Part, p.Culture }).IsUnique();
    }
}

internal sealed class ReportCommentConfiguration : IEntityTypeConfiguration<ReportComment>
{
    public void Configure(EntityTypeBuilder<ReportComment> comment)
    {
        comment.Property(c => c.Part).HasMaxLength(ReportPart.MaxKeyLength);
        comment.Property(c => c.Metric).HasMaxLength(ReportComment.MaxMetricLength);
        comment.Property(c => c.Text).HasMaxLength(ReportComment.MaxTextLength);
        comment.Property(c => c.ByName).HasMaxLength(200);
    }
}

internal sealed class ReportSnapshotConfiguration : IEntityTypeConfiguration<ReportSnapshot>
{
    public void Configure(EntityTypeBuilder<ReportSnapshot> snapshot)
    {
        snapshot.Property(s => s.Hash).HasMaxLength(ReportSnapshot.HashLength);
        snapshot.Property(s => s.Reason).HasMaxLength(AnnualReport.MaxReasonLength);
        snapshot.Property(s => s.FrozenByName).HasMaxLength(200);
        snapshot.HasOne<AnnualReport>().WithMany().HasForeignKey(s => s.Report).OnDelete(DeleteBehavior.Restrict);
        // No two snapshots of one number, however many freeze at once.
        snapshot.HasIndex(s => new { s.Year, s.Number }).IsUnique();
    }
}
