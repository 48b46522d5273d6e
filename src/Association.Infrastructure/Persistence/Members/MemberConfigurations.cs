using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Members;

internal sealed class MemberUnitConfiguration : IEntityTypeConfiguration<MemberUnit>
{
    public void Configure(EntityTypeBuilder<MemberUnit> unit)
    {
        unit.Property(u => u.Name).HasMaxLength(MemberUnit.MaxNameLength);
        unit.Property(u => u.Street).HasMaxLength(MemberUnit.MaxTextLength);
        unit.Property(u => u.Address).HasMaxLength(MemberUnit.MaxTextLength);
        unit.Property(u => u.Licence).HasMaxLength(MemberUnit.MaxLicenceLength);
        unit.Property(u => u.ContactName).HasMaxLength(Person.MaxNameLength);
        unit.Property(u => u.Email).HasMaxLength(Person.MaxEmailLength);
        unit.HasSealed(u => u.ContactMobile);
        unit.HasMany(u => u.Terms).WithOne().HasForeignKey(t => t.Unit);
        unit.HasMany(u => u.Contacts).WithOne().HasForeignKey(c => c.Unit);
        unit.HasIndex(u => u.Code).IsUnique();
        unit.HasIndex(u => u.Name).IsUnique();
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Name).HasMaxLength(Person.MaxNameLength);
        person.Property(p => p.Pinyin).HasMaxLength(Person.MaxPinyinLength);
        person.Property(p => p.Initials).HasMaxLength(Person.MaxNameLength);
        person.Property(p => p.SortKey).HasMaxLength(Person.MaxPinyinLength);
        person.Property(p => p.LatinName).HasMaxLength(Person.MaxPinyinLength);
        person.Property(p => p.Title).HasMaxLength(Person.MaxTextLength);
        person.Property(p => p.Email).HasMaxLength(Person.MaxEmailLength);
        person.HasSealed(p => p.ResidentId, unique: true);
        person.HasSealed(p => p.Mobile);
        person.HasSealed(p => p.PracticeCertificate);
        // The database refuses to drop work with its person: what somebody recorded at that very moment would be lost unseen.
        person.HasMany(p => p.Employments).WithOne().HasForeignKey(e => e.Person).OnDelete(DeleteBehavior.ClientCascade);
        person.HasIndex(p => new { p.SortKey, p.Id });
        person.HasIndex(p => new { p.Initials, p.SortKey, p.Id });
        person.HasIndex(p => new { p.Pinyin, p.SortKey, p.Id });
        person.HasIndex(p => p.UncheckedForDuplicates).HasFilter($"\"{nameof(Person.UncheckedForDuplicates)}\" IS NOT NULL");
        person.HasIndex(p => p.Email);
    }
}

internal sealed class EmploymentConfiguration : IEntityTypeConfiguration<Employment>
{
    public void Configure(EntityTypeBuilder<Employment> employment)
    {
        employment.Property(e => e.Department).HasMaxLength(Person.MaxTextLength);
        employment.Property(e => e.Title).HasMaxLength(Person.MaxTextLength);
        employment.Property<string>(RosterOrder.Column).HasMaxLength(Person.MaxPinyinLength).HasDefaultValue("");
        // A unit's roster in its order, with all that says whether the work runs: the page is read from here alone.
        employment.HasIndex(nameof(Employment.Unit), RosterOrder.Column, nameof(Employment.Person), nameof(Employment.From), nameof(Employment.To));
        employment.HasOne<MemberUnit>().WithMany().HasForeignKey(e => e.Unit).OnDelete(DeleteBehavior.Restrict);
    }
}
