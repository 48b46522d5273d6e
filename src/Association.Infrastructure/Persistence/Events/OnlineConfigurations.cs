using Association.Domain.Events;
using Association.Domain.Events.Online;
using Association.Domain.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class OnlineRoomConfiguration : IEntityTypeConfiguration<OnlineRoom>
{
    public void Configure(EntityTypeBuilder<OnlineRoom> room)
    {
        room.Property(r => r.JoinLink).HasMaxLength(OnlineRoom.MaxLinkLength);
        room.Property(r => r.MeetingNumber).HasMaxLength(OnlineRoom.MaxNumberLength);
        room.Property(r => r.Passcode).HasMaxLength(OnlineRoom.MaxNumberLength);
        room.HasOne<Event>().WithMany().HasForeignKey(r => r.Event).OnDelete(DeleteBehavior.Restrict);
        room.HasOne<EventSession>().WithMany().HasForeignKey(r => r.Session).OnDelete(DeleteBehavior.Restrict);
        room.HasOne<CheckInList>().WithMany().HasForeignKey(r => r.List).OnDelete(DeleteBehavior.Restrict);
        room.HasIndex(r => r.List).IsUnique();
        room.HasIndex(r => new { r.Event, r.Session });
    }
}

internal sealed class PresenceCodeConfiguration : IEntityTypeConfiguration<PresenceCode>
{
    public void Configure(EntityTypeBuilder<PresenceCode> code)
    {
        code.Property(c => c.Digits).HasMaxLength(PresenceCode.Length);
        code.HasOne<Event>().WithMany().HasForeignKey(c => c.Event).OnDelete(DeleteBehavior.Restrict);
        code.HasOne<OnlineRoom>().WithMany().HasForeignKey(c => c.Room).OnDelete(DeleteBehavior.Restrict);
        code.HasIndex(c => new { c.Room, c.DueAt });
    }
}

internal sealed class CodeAnswerConfiguration : IEntityTypeConfiguration<CodeAnswer>
{
    public void Configure(EntityTypeBuilder<CodeAnswer> answer)
    {
        answer.HasOne<Event>().WithMany().HasForeignKey(a => a.Event).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<PresenceCode>().WithMany().HasForeignKey(a => a.Code).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<Registration>().WithMany().HasForeignKey(a => a.Registration).OnDelete(DeleteBehavior.Restrict);
        answer.HasIndex(a => new { a.Registration, a.At });
        // A code counts once for everybody.
        answer.HasIndex(a => new { a.Code, a.Registration }).IsUnique().HasFilter($"\"{nameof(CodeAnswer.Verdict)}\" = '{nameof(CodeVerdict.Right)}'");
    }
}

internal sealed class AttendanceFileConfiguration : IEntityTypeConfiguration<AttendanceFile>
{
    public void Configure(EntityTypeBuilder<AttendanceFile> file)
    {
        file.Property(f => f.FileName).HasMaxLength(StoredFile.MaxNameLength);
        file.Property(f => f.Columns).HasMaxLength(AttendanceFile.MaxColumnsLength);
        file.OwnsOne(f => f.Counts);
        file.HasOne<OnlineRoom>().WithMany().HasForeignKey(f => f.Room).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.File).OnDelete(DeleteBehavior.Restrict);
    }
}
