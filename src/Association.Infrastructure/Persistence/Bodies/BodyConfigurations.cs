using Association.Domain.Bodies;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Bodies;

internal sealed class BodyConfiguration : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> body)
    {
        body.Property(b => b.Slug).HasMaxLength(Body.MaxNameLength);
        body.Property(b => b.Specialty).HasMaxLength(Body.MaxSpecialtyLength);
        body.HasOne<Body>().WithMany().HasForeignKey(b => b.Parent).OnDelete(DeleteBehavior.Restrict);
        body.HasOne<MemberUnit>().WithMany().HasForeignKey(b => b.HostUnit).OnDelete(DeleteBehavior.Restrict);
        body.HasOne<StoredFile>().WithMany().HasForeignKey(b => b.Charter).OnDelete(DeleteBehavior.Restrict);
        body.HasMany(b => b.Seats).WithOne().HasForeignKey(s => s.Body);
        body.HasMany(b => b.Terms).WithOne().HasForeignKey(t => t.Body);
        body.HasIndex(b => b.Slug).IsUnique();
    }
}

internal sealed class BodyTermConfiguration : IEntityTypeConfiguration<BodyTerm>
{
    public void Configure(EntityTypeBuilder<BodyTerm> term)
    {
        term.Property(t => t.Name).HasMaxLength(BodyTerm.MaxNameLength);
        term.HasOne<CouncilResolution>().WithMany().HasForeignKey(t => t.Decision).OnDelete(DeleteBehavior.Restrict);
        term.HasMany(t => t.Appointments).WithOne().HasForeignKey(a => a.Term);
        term.HasIndex(t => new { t.Body, t.Name }).IsUnique();
    }
}

internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> appointment)
    {
        appointment.Property(a => a.Letter).HasMaxLength(Appointment.MaxLetterLength);
        appointment.Property(a => a.Note).HasMaxLength(Appointment.MaxNoteLength);
        appointment.HasOne<MemberUnit>().WithMany().HasForeignKey(a => a.Unit).OnDelete(DeleteBehavior.Restrict);
        appointment.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
        appointment.HasIndex(a => new { a.Term, a.Person, a.Position }).IsUnique();
    }
}

internal sealed class BodySeatConfiguration : IEntityTypeConfiguration<BodySeat>
{
    public void Configure(EntityTypeBuilder<BodySeat> seat) => seat.HasIndex(s => new { s.Body, s.Position }).IsUnique();
}

internal sealed class AppointmentLetterConfiguration : IEntityTypeConfiguration<AppointmentLetter>
{
    public void Configure(EntityTypeBuilder<AppointmentLetter> letter)
    {
        letter.Property(l => l.Number).HasMaxLength(AppointmentLetter.MaxNumberLength);
        letter.Property(l => l.HolderName).HasMaxLength(Person.MaxNameLength);
        letter.Property(l => l.TermName).HasMaxLength(BodyTerm.MaxNameLength);
        letter.Property(l => l.RevocationReason).HasMaxLength(AppointmentLetter.MaxReasonLength);
        letter.Property(l => l.FileSha256).HasMaxLength(AppointmentLetter.MaxHashLength);
        letter.HasOne<Appointment>().WithMany().HasForeignKey(l => l.Appointment).OnDelete(DeleteBehavior.Restrict);
        letter.HasOne<Person>().WithMany().HasForeignKey(l => l.Person).OnDelete(DeleteBehavior.Restrict);
        letter.HasOne<StoredFile>().WithMany().HasForeignKey(l => l.File).OnDelete(DeleteBehavior.Restrict);
        letter.HasIndex(l => l.Number).IsUnique();
    }
}
