using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Members;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.Property(m => m.Number).HasMaxLength(Membership.MaxNumberLength);
        membership.Property(m => m.CardKey).HasMaxLength(Membership.CardKeyLength);
        membership.Ignore(m => m.Proposed);
        membership.Ignore(m => m.LastTerm);
        membership.OwnsOne(m => m.Override, decided => decided.Property(o => o.Reason).HasMaxLength(Membership.MaxReasonLength));
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.Person).OnDelete(DeleteBehavior.Restrict);
        membership.HasMany(m => m.Terms).WithOne().HasForeignKey(t => t.Membership).OnDelete(DeleteBehavior.ClientCascade);
        membership.HasIndex(m => m.Person).IsUnique();
        membership.HasIndex(m => m.Number).IsUnique();
        membership.HasIndex(m => m.CardKey).IsUnique().HasFilter("\"CardKey\" IS NOT NULL");
    }
}

internal sealed class MembershipTermConfiguration : IEntityTypeConfiguration<MembershipTerm>
{
    public void Configure(EntityTypeBuilder<MembershipTerm> term)
    {
        term.Property(t => t.EndingReason).HasMaxLength(Membership.MaxReasonLength);
        // One renewal at a time, whatever two browser tabs do at once.
        term.HasIndex(t => t.Membership, "IX_MembershipTerms_Proposed").IsUnique().HasFilter($"\"{nameof(MembershipTerm.State)}\" = '{nameof(TermState.Proposed)}'");
        term.HasIndex(t => t.Membership);
        // Reminders look for the terms that end within days.
        term.HasIndex(t => t.To);
    }
}

internal sealed class MembershipPolicyConfiguration : IEntityTypeConfiguration<MembershipPolicy>
{
    public void Configure(EntityTypeBuilder<MembershipPolicy> policy)
    {
        policy.Property(p => p.Name).HasMaxLength(MembershipPolicy.MaxNameLength);
        policy.Property(p => p.NumberPattern).HasMaxLength(MemberNumberPattern.MaxLength);
        policy.Property(p => p.RetentionMonths).HasDefaultValue(MembershipPolicy.StandardRetentionMonths).ValueGeneratedNever();
        policy.Ignore(p => p.Lines);
        policy.Ignore(p => p.Ordered);
        policy.HasMany(p => p.Categories).WithOne().HasForeignKey(c => c.Policy);
        policy.HasMany(p => p.Statuses).WithOne().HasForeignKey(s => s.Policy);
        policy.HasIndex(p => p.Name).IsUnique();
    }
}

internal sealed class CategoryRulesConfiguration : IEntityTypeConfiguration<CategoryRules>
{
    public void Configure(EntityTypeBuilder<CategoryRules> rules)
    {
        rules.Ignore(r => r.Terms);
        rules.Property(r => r.Letter).HasMaxLength(1).HasDefaultValue("").ValueGeneratedNever();
        rules.Property(r => r.Place).HasDefaultValue(0).ValueGeneratedNever();
        rules.Property(r => r.Retired).HasDefaultValue(false).ValueGeneratedNever();
        rules.HasIndex(r => new { r.Policy, r.Category }).IsUnique();
    }
}

internal sealed class StatusRuleConfiguration : IEntityTypeConfiguration<StatusRule>
{
    public void Configure(EntityTypeBuilder<StatusRule> rule) => rule.Ignore(r => r.Line);
}

internal sealed class MembershipApplicationConfiguration : IEntityTypeConfiguration<MembershipApplication>
{
    public void Configure(EntityTypeBuilder<MembershipApplication> application)
    {
        application.Property(a => a.Number).HasMaxLength(RandomCode.ReferenceLength);
        application.Property(a => a.Language).HasMaxLength(10);
        application.Property(a => a.Name).HasMaxLength(Person.MaxNameLength);
        application.Property(a => a.Email).HasMaxLength(Person.MaxEmailLength);
        application.Property(a => a.UnitName).HasMaxLength(MemberUnit.MaxNameLength);
        application.Property(a => a.Department).HasMaxLength(Person.MaxTextLength);
        application.Property(a => a.Title).HasMaxLength(Person.MaxTextLength);
        application.Property(a => a.Statement).HasMaxLength(MembershipApplication.MaxStatementLength);
        application.Property(a => a.Reason).HasMaxLength(MembershipApplication.MaxReasonLength);
        application.HasSealed(a => a.ResidentId);
        application.HasSealed(a => a.Mobile);
        application.HasSealed(a => a.PracticeCertificate);
        application.Ignore(a => a.IsEditable);
        application.HasOne<MemberUnit>().WithMany().HasForeignKey(a => a.Unit).OnDelete(DeleteBehavior.Restrict);
        application.HasOne<Membership>().WithMany().HasForeignKey(a => a.Membership).OnDelete(DeleteBehavior.Restrict);
        application.HasMany(a => a.Evidence).WithOne().HasForeignKey(e => e.Application);
        application.HasMany(a => a.Steps).WithOne().HasForeignKey(s => s.Application);
        application.HasIndex(a => a.Number).IsUnique();
        application.HasIndex(a => new { a.Status, a.SubmittedAt });
        application.HasIndex(a => a.Account);
    }
}

internal sealed class ApplicationEvidenceConfiguration : IEntityTypeConfiguration<ApplicationEvidence>
{
    public void Configure(EntityTypeBuilder<ApplicationEvidence> evidence) =>
        evidence.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.File).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class ApplicationStepConfiguration : IEntityTypeConfiguration<ApplicationStep>
{
    public void Configure(EntityTypeBuilder<ApplicationStep> step) => step.Property(s => s.Words).HasMaxLength(MembershipApplication.MaxReasonLength);
}
