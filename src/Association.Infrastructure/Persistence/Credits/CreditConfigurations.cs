using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Credits;

internal sealed class RulePackConfiguration : IEntityTypeConfiguration<RulePack>
{
    public void Configure(EntityTypeBuilder<RulePack> pack)
    {
        pack.Ignore(p => p.Rules).Ignore(p => p.Head).Ignore(p => p.Holds);
        pack.Property(p => p.Code).HasMaxLength(RulePack.MaxCodeLength);
        pack.Property(p => p.CopyOf).HasMaxLength(RulePack.MaxCodeLength);
        pack.Property(p => p.Jurisdiction).HasMaxLength(RulePack.MaxJurisdictionLength);
        pack.Property(p => p.Source).HasMaxLength(RulePack.MaxSourceLength);
        pack.HasIndex(p => new { p.Code, p.Number }).IsUnique();
    }
}

internal sealed class CreditAwardConfiguration : IEntityTypeConfiguration<CreditAward>
{
    public void Configure(EntityTypeBuilder<CreditAward> award)
    {
        award.Ignore(a => a.StepList);
        award.Property(a => a.Pack).HasMaxLength(RulePack.MaxCodeLength);
        award.Property(a => a.Rule).HasMaxLength(CreditAward.MaxRuleLength);
        award.Property(a => a.CapGroup).HasMaxLength(CreditAward.MaxGroupLength);
        award.Property(a => a.ProjectNumber).HasMaxLength(CmeTerms.MaxNumberLength);
        award.Property(a => a.Steps).HasMaxLength(CreditAward.MaxStepsLength);
        award.Property(a => a.ReversalReason).HasMaxLength(CreditAward.MaxReasonLength);
        award.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
        award.HasOne<Event>().WithMany().HasForeignKey(a => a.Event).OnDelete(DeleteBehavior.Restrict);
        award.HasOne<Registration>().WithMany().HasForeignKey(a => a.Registration).OnDelete(DeleteBehavior.Restrict);
        award.HasOne<CreditClaim>().WithMany().HasForeignKey(a => a.Claim).OnDelete(DeleteBehavior.Restrict);
        award.HasIndex(a => new { a.Person, a.Year });
        award.HasIndex(a => new { a.Year, a.Status });
        // One award a person, project and role; what was reversed may be given anew (product.md invariant 5).
        award.HasIndex(a => new { a.Event, a.Person, a.Role }).IsUnique().HasFilter("\"Status\" <> 'Reversed' AND \"Event\" IS NOT NULL");
    }
}

internal sealed class AttendanceCorrectionConfiguration : IEntityTypeConfiguration<AttendanceCorrection>
{
    public void Configure(EntityTypeBuilder<AttendanceCorrection> correction)
    {
        correction.Property(c => c.Reason).HasMaxLength(CreditAward.MaxReasonLength);
        correction.HasOne<Registration>().WithMany().HasForeignKey(c => c.Registration).OnDelete(DeleteBehavior.Restrict);
        correction.HasIndex(c => new { c.Event, c.Registration });
    }
}

internal sealed class CreditAssessmentConfiguration : IEntityTypeConfiguration<CreditAssessment>
{
    public void Configure(EntityTypeBuilder<CreditAssessment> assessment)
    {
        assessment.HasOne<Registration>().WithMany().HasForeignKey(a => a.Registration).OnDelete(DeleteBehavior.Restrict);
        assessment.HasIndex(a => new { a.Event, a.Registration }).IsUnique();
    }
}

internal sealed class CreditExemptionConfiguration : IEntityTypeConfiguration<CreditExemption>
{
    public void Configure(EntityTypeBuilder<CreditExemption> exemption)
    {
        exemption.Property(e => e.Reason).HasMaxLength(CreditAward.MaxReasonLength);
        exemption.HasOne<Person>().WithMany().HasForeignKey(e => e.Person).OnDelete(DeleteBehavior.Restrict);
        exemption.HasIndex(e => new { e.Person, e.Year });
    }
}

internal sealed class RosterDayConfiguration : IEntityTypeConfiguration<RosterDay>
{
    public void Configure(EntityTypeBuilder<RosterDay> day) => day.HasIndex(d => new { d.Year, d.Day }).IsUnique();
}

internal sealed class RosterEntryConfiguration : IEntityTypeConfiguration<RosterEntry>
{
    public void Configure(EntityTypeBuilder<RosterEntry> entry)
    {
        entry.Property(e => e.Street).HasMaxLength(MemberUnit.MaxTextLength);
        entry.Property(e => e.Profession).HasMaxLength(Person.MaxTextLength);
        entry.HasOne<RosterDay>().WithMany().HasForeignKey(e => e.RosterDay).OnDelete(DeleteBehavior.Cascade);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.Person).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.RosterDay, e.Person });
    }
}
