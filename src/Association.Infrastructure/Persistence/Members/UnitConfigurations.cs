using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Members;

internal sealed class UnitTermConfiguration : IEntityTypeConfiguration<UnitTerm>
{
    public void Configure(EntityTypeBuilder<UnitTerm> term)
    {
        term.Property(t => t.Resolution).HasMaxLength(MemberUnit.MaxTextLength);
        term.Property(t => t.CouncilTerm).HasMaxLength(UnitTerm.MaxCouncilTermLength);
        term.Property(t => t.EndNote).HasMaxLength(MemberUnit.MaxTextLength);
        term.HasOne<CouncilResolution>().WithMany().HasForeignKey(t => t.Decision).OnDelete(DeleteBehavior.Restrict);
        term.HasOne<Person>().WithMany().HasForeignKey(t => t.Representative).OnDelete(DeleteBehavior.Restrict);
        term.HasIndex(t => new { t.From, t.To });
    }
}

internal sealed class UnitContactConfiguration : IEntityTypeConfiguration<UnitContact>
{
    public void Configure(EntityTypeBuilder<UnitContact> contact)
    {
        contact.Property(c => c.Name).HasMaxLength(Person.MaxNameLength);
        contact.Property(c => c.Duty).HasMaxLength(Person.MaxTextLength);
        contact.Property(c => c.Phone).HasMaxLength(UnitContact.MaxPhoneLength);
        contact.Property(c => c.Email).HasMaxLength(Person.MaxEmailLength);
        contact.HasSealed(c => c.Mobile);
    }
}

internal sealed class CouncilResolutionConfiguration : IEntityTypeConfiguration<CouncilResolution>
{
    public void Configure(EntityTypeBuilder<CouncilResolution> resolution)
    {
        resolution.Property(r => r.Meeting).HasMaxLength(CouncilResolution.MaxMeetingLength);
        resolution.Property(r => r.Number).HasMaxLength(CouncilResolution.MaxNumberLength);
        resolution.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.Minutes).OnDelete(DeleteBehavior.Restrict);
        resolution.HasIndex(r => r.HeldOn);
    }
}

internal sealed class TierNameConfiguration : IEntityTypeConfiguration<TierName>
{
    public void Configure(EntityTypeBuilder<TierName> name) => name.HasIndex(n => n.Tier).IsUnique();
}

internal sealed class UnitLiaisonConfiguration : IEntityTypeConfiguration<UnitLiaison>
{
    public void Configure(EntityTypeBuilder<UnitLiaison> liaison)
    {
        liaison.HasOne<MemberUnit>().WithMany().HasForeignKey(l => l.Unit).OnDelete(DeleteBehavior.Restrict);
        liaison.HasOne<Person>().WithMany().HasForeignKey(l => l.Person).OnDelete(DeleteBehavior.Restrict);
        liaison.Property(l => l.Department).HasMaxLength(UnitLiaison.MaxDepartmentLength);
        // One live relation per person and unit, whatever two officers do at once.
        liaison.HasIndex(l => new { l.Person, l.Unit }).IsUnique().HasFilter($"\"{nameof(UnitLiaison.WithdrawnAt)}\" IS NULL");
    }
}

internal sealed class UnitInvitationConfiguration : IEntityTypeConfiguration<UnitInvitation>
{
    public void Configure(EntityTypeBuilder<UnitInvitation> invitation)
    {
        invitation.Property(i => i.Name).HasMaxLength(Person.MaxNameLength);
        invitation.Property(i => i.Number).HasMaxLength(Domain.Common.SealedNumber.MaxMaskedLength);
        invitation.Property(i => i.Email).HasMaxLength(Person.MaxEmailLength);
        invitation.Property(i => i.Department).HasMaxLength(Person.MaxTextLength);
        invitation.Property(i => i.Title).HasMaxLength(Person.MaxTextLength);
        invitation.Property(i => i.CodeHash).HasMaxLength(UnitInvitation.CodeHashLength);
        invitation.HasOne<MemberUnit>().WithMany().HasForeignKey(i => i.Unit).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.Person).OnDelete(DeleteBehavior.Restrict);
        invitation.HasIndex(i => i.CodeHash).IsUnique();
    }
}

internal sealed class StaffTransferConfiguration : IEntityTypeConfiguration<StaffTransfer>
{
    public void Configure(EntityTypeBuilder<StaffTransfer> transfer)
    {
        transfer.Property(t => t.Note).HasMaxLength(StaffTransfer.MaxReasonLength);
        transfer.Property(t => t.Reason).HasMaxLength(StaffTransfer.MaxReasonLength);
        transfer.HasOne<Person>().WithMany().HasForeignKey(t => t.Person).OnDelete(DeleteBehavior.Restrict);
        transfer.HasOne<MemberUnit>().WithMany().HasForeignKey(t => t.From).OnDelete(DeleteBehavior.Restrict);
        transfer.HasOne<MemberUnit>().WithMany().HasForeignKey(t => t.To).OnDelete(DeleteBehavior.Restrict);
        // One waiting transfer per person.
        transfer.HasIndex(t => t.Person).IsUnique().HasFilter($"\"{nameof(StaffTransfer.Status)}\" = '{nameof(TransferStatus.Open)}'");
    }
}
