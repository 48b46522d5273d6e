using Association.Domain.Members;
using Association.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Members;

internal sealed class DuplicatePairConfiguration : IEntityTypeConfiguration<DuplicatePair>
{
    public void Configure(EntityTypeBuilder<DuplicatePair> pair)
    {
        pair.Property(p => p.Reasons).HasConversion<int>();
        pair.Property(p => p.Evidence).HasMaxLength(DuplicatePair.EvidenceLength);
        // No foreign keys: a finding must not keep a record from going, and SQL Server allows one way of cascading only.
        pair.HasIndex(p => new { p.First, p.Second }).IsUnique();
        pair.HasIndex(p => p.Second);
        pair.HasIndex(p => new { p.State, p.Score, p.Id });
    }
}

internal sealed class PersonMergeConfiguration : IEntityTypeConfiguration<PersonMerge>
{
    public void Configure(EntityTypeBuilder<PersonMerge> merge)
    {
        merge.Property(m => m.Name).HasMaxLength(Person.MaxNameLength);
        merge.Property(m => m.Number).HasMaxLength(Membership.MaxNumberLength);
        merge.Property(m => m.CardKey).HasMaxLength(Membership.CardKeyLength);
        merge.Property(m => m.Counts).HasMaxLength(PersonMerge.MaxCountsLength);
        merge.Property(m => m.Journal).HoldsSealedNumbers();
        merge.HasOne<Person>().WithMany().HasForeignKey(m => m.Survivor).OnDelete(DeleteBehavior.Restrict);
        // One tombstone a record: a merge that was undone leaves none.
        merge.HasIndex(m => m.Gone).IsUnique().HasFilter($"\"{nameof(PersonMerge.UndoneAt)}\" IS NULL");
        merge.HasIndex(m => m.Number).HasFilter($"\"{nameof(PersonMerge.Number)}\" IS NOT NULL");
        merge.HasIndex(m => m.CardKey).HasFilter($"\"{nameof(PersonMerge.CardKey)}\" IS NOT NULL");
        merge.HasIndex(m => m.MergedAt);
    }
}
