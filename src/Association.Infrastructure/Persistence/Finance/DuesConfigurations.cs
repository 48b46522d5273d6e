using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Finance;

internal sealed class FeeScheduleConfiguration : IEntityTypeConfiguration<FeeSchedule>
{
    public void Configure(EntityTypeBuilder<FeeSchedule> schedule)
    {
        schedule.Property(s => s.Name).HasMaxLength(FeeSchedule.MaxNameLength);
        schedule.Ignore(s => s.Validity);
        schedule.HasOne<CouncilResolution>().WithMany().HasForeignKey(s => s.Resolution).OnDelete(DeleteBehavior.Restrict);
        schedule.HasMany(s => s.Rates).WithOne().HasForeignKey(r => r.Schedule);
    }
}

internal sealed class FeeRateConfiguration : IEntityTypeConfiguration<FeeRate>
{
    public void Configure(EntityTypeBuilder<FeeRate> rate) => rate.ToTable("FeeRates");
}

internal sealed class DuesRunConfiguration : IEntityTypeConfiguration<DuesRun>
{
    public void Configure(EntityTypeBuilder<DuesRun> run) =>
        run.HasOne<FeeSchedule>().WithMany().HasForeignKey(r => r.Schedule).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class DuesChargeConfiguration : IEntityTypeConfiguration<DuesCharge>
{
    public void Configure(EntityTypeBuilder<DuesCharge> charge)
    {
        charge.HasOne<DuesRun>().WithMany().HasForeignKey(c => c.Run).OnDelete(DeleteBehavior.Restrict);
        charge.HasOne<Order>().WithMany().HasForeignKey(c => c.Order).OnDelete(DeleteBehavior.Restrict);
        charge.HasOne<MemberUnit>().WithMany().HasForeignKey(c => c.Unit).OnDelete(DeleteBehavior.Restrict);
        charge.HasOne<Person>().WithMany().HasForeignKey(c => c.Person).OnDelete(DeleteBehavior.Restrict);
        charge.HasIndex(c => c.Order).IsUnique();
        // Never twice for one year, whatever two runs do at once.
        charge.HasIndex(c => new { c.Year, c.Unit }).IsUnique().HasFilter("\"Unit\" IS NOT NULL AND \"WithdrawnAt\" IS NULL");
        charge.HasIndex(c => new { c.Year, c.Person }).IsUnique().HasFilter("\"Person\" IS NOT NULL AND \"WithdrawnAt\" IS NULL");
    }
}

internal sealed class DunningLevelConfiguration : IEntityTypeConfiguration<DunningLevel>
{
    public void Configure(EntityTypeBuilder<DunningLevel> level) => level.HasIndex(l => l.Level).IsUnique();
}
