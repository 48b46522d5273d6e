using Association.Domain.Bodies;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Bodies;

internal sealed class BodyConfiguration : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> body)
    {
        body.Property(b => b.Slug).HasMaxLength(Body.MaxNameLength);
        body.HasMany(b => b.Terms).WithOne().HasForeignKey(t => t.Body);
        body.HasIndex(b => b.Slug).IsUnique();
    }
}

internal sealed class BodyTermConfiguration : IEntityTypeConfiguration<BodyTerm>
{
    public void Configure(EntityTypeBuilder<BodyTerm> term)
    {
        term.Property(t => t.Name).HasMaxLength(BodyTerm.MaxNameLength);
        term.HasMany(t => t.Appointments).WithOne().HasForeignKey(a => a.Term);
        term.HasIndex(t => new { t.Body, t.Name }).IsUnique();
    }
}

internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> appointment)
    {
        appointment.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
        appointment.HasIndex(a => new { a.Term, a.Person, a.Position }).IsUnique();
    }
}
