using Association.Domain.Bodies;
using Association.Domain.Members;
using Association.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Plans;

internal sealed class PlanLineConfiguration : IEntityTypeConfiguration<PlanLine>
{
    public void Configure(EntityTypeBuilder<PlanLine> line)
    {
        line.Property(l => l.Note).HasMaxLength(PlanLine.MaxNoteLength);
        line.HasOne<Body>().WithMany().HasForeignKey(l => l.Body).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.Owner).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.Year, l.Body, l.Metric });
    }
}
