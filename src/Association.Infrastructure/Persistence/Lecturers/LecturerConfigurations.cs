using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Lecturers;

internal sealed class LecturerConfiguration : IEntityTypeConfiguration<Lecturer>
{
    public void Configure(EntityTypeBuilder<Lecturer> lecturer)
    {
        lecturer.Property(l => l.Name).HasMaxLength(Person.MaxNameLength);
        lecturer.Property(l => l.Email).HasMaxLength(Person.MaxEmailLength);
        lecturer.Property(l => l.Unit).HasMaxLength(Lecturer.MaxTextLength);
        lecturer.Property(l => l.Title).HasMaxLength(Lecturer.MaxTextLength);
        lecturer.Property(l => l.Specialty).HasMaxLength(Lecturer.MaxTextLength);
        lecturer.Property(l => l.Languages).HasMaxLength(Lecturer.MaxLanguagesLength);
        lecturer.Property(l => l.Country).HasMaxLength(Lecturer.CountryLength);
        lecturer.HasOne<Person>().WithMany().HasForeignKey(l => l.Person).OnDelete(DeleteBehavior.Restrict);
        lecturer.HasMany(l => l.Absences).WithOne().HasForeignKey(a => a.Lecturer);
        lecturer.HasMany(l => l.Evaluations).WithOne().HasForeignKey(e => e.Lecturer);
        lecturer.HasIndex(l => l.Name);
    }
}

internal sealed class LecturerAbsenceConfiguration : IEntityTypeConfiguration<LecturerAbsence>
{
    public void Configure(EntityTypeBuilder<LecturerAbsence> absence) => absence.Property(a => a.Note).HasMaxLength(Lecturer.MaxTextLength);
}

internal sealed class LecturerEvaluationConfiguration : IEntityTypeConfiguration<LecturerEvaluation>
{
    public void Configure(EntityTypeBuilder<LecturerEvaluation> evaluation) => evaluation.Property(e => e.Remark).HasMaxLength(LecturerInvitation.MaxNoteLength);
}

internal sealed class LecturerInvitationConfiguration : IEntityTypeConfiguration<LecturerInvitation>
{
    public void Configure(EntityTypeBuilder<LecturerInvitation> invitation)
    {
        invitation.Property(i => i.KeyHash).HasMaxLength(LecturerInvitation.KeyHashLength);
        invitation.Property(i => i.Note).HasMaxLength(LecturerInvitation.MaxNoteLength);
        invitation.HasOne<Event>().WithMany().HasForeignKey(i => i.Event).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne<Lecturer>().WithMany().HasForeignKey(i => i.Lecturer).OnDelete(DeleteBehavior.Restrict);
        invitation.HasIndex(i => i.KeyHash).IsUnique();
        invitation.HasIndex(i => new { i.Lecturer, i.StartsAt });
    }
}
