using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Files;
using Association.Domain.Lecturers;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<EventSession>
{
    public void Configure(EntityTypeBuilder<EventSession> session)
    {
        session.Property(s => s.Kind).HasDefaultValue(SessionKind.Lecture);
        session.Property(s => s.CountsForCredit).HasDefaultValue(true);
        session.Property(s => s.SummaryZh).HasMaxLength(EventSession.MaxSummaryLength);
        session.Property(s => s.SummaryEn).HasMaxLength(EventSession.MaxSummaryLength);
        session.HasMany(s => s.Speakers).WithOne().HasForeignKey(p => p.Session);
        session.HasOne<ProgrammeTrack>().WithMany().HasForeignKey(s => s.Track).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<EventSession>().WithMany().HasForeignKey(s => s.PartOf).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SessionSpeakerConfiguration : IEntityTypeConfiguration<SessionSpeaker>
{
    public void Configure(EntityTypeBuilder<SessionSpeaker> speaker)
    {
        speaker.HasOne<EventSpeaker>().WithMany().HasForeignKey(s => s.Speaker).OnDelete(DeleteBehavior.Restrict);
        speaker.HasIndex(s => new { s.Session, s.Role, s.Speaker }).IsUnique();
    }
}

internal sealed class TrackConfiguration : IEntityTypeConfiguration<ProgrammeTrack>
{
    public void Configure(EntityTypeBuilder<ProgrammeTrack> track) =>
        track.HasOne<Event>().WithMany().HasForeignKey(t => t.Event).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class EventSpeakerConfiguration : IEntityTypeConfiguration<EventSpeaker>
{
    public void Configure(EntityTypeBuilder<EventSpeaker> speaker)
    {
        speaker.Property(s => s.Email).HasMaxLength(Person.MaxEmailLength);
        speaker.Property(s => s.Language).HasMaxLength(10);
        speaker.Property(s => s.BioZh).HasMaxLength(EventSpeaker.MaxBioLength);
        speaker.Property(s => s.BioEn).HasMaxLength(EventSpeaker.MaxBioLength);
        speaker.Property(s => s.Interests).HasMaxLength(EventSpeaker.MaxDisclosureLength);
        speaker.Property(s => s.KeyHash).HasMaxLength(EventSpeaker.KeyHashLength);
        speaker.Property(s => s.ReplyNote).HasMaxLength(EventSpeaker.MaxNoteLength);
        speaker.HasIndex(s => s.KeyHash).IsUnique().HasFilter($"\"{nameof(EventSpeaker.KeyHash)}\" IS NOT NULL");
        speaker.HasOne<Event>().WithMany().HasForeignKey(s => s.Event).OnDelete(DeleteBehavior.Restrict);
        speaker.HasOne<Lecturer>().WithMany().HasForeignKey(s => s.Lecturer).OnDelete(DeleteBehavior.Restrict);
        speaker.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.Photo).OnDelete(DeleteBehavior.Restrict);
        speaker.HasIndex(s => new { s.Event, s.Lecturer }).IsUnique().HasFilter($"\"{nameof(EventSpeaker.Lecturer)}\" IS NOT NULL");
    }
}

internal sealed class SessionMaterialConfiguration : IEntityTypeConfiguration<SessionMaterial>
{
    public void Configure(EntityTypeBuilder<SessionMaterial> material)
    {
        material.HasOne<Event>().WithMany().HasForeignKey(m => m.Event).OnDelete(DeleteBehavior.Restrict);
        material.HasOne<EventSession>().WithMany().HasForeignKey(m => m.Session).OnDelete(DeleteBehavior.Restrict);
        material.HasOne<EventSpeaker>().WithMany().HasForeignKey(m => m.SentBy).OnDelete(DeleteBehavior.Restrict);
        material.HasOne<StoredFile>().WithMany().HasForeignKey(m => m.File).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<ProgrammeRelease>
{
    public void Configure(EntityTypeBuilder<ProgrammeRelease> release)
    {
        release.Property(r => r.Note).HasMaxLength(ProgrammeRelease.MaxNoteLength);
        release.HasOne<Event>().WithMany().HasForeignKey(r => r.Event).OnDelete(DeleteBehavior.Restrict);
        release.HasIndex(r => new { r.Event, r.Number }).IsUnique();
    }
}

internal sealed class StarConfiguration : IEntityTypeConfiguration<SessionStar>
{
    public void Configure(EntityTypeBuilder<SessionStar> star)
    {
        star.HasOne<Event>().WithMany().HasForeignKey(s => s.Event).OnDelete(DeleteBehavior.Restrict);
        star.HasOne<EventSession>().WithMany().HasForeignKey(s => s.Session).OnDelete(DeleteBehavior.Cascade);
        star.HasIndex(s => new { s.Account, s.Session }).IsUnique();
    }
}
