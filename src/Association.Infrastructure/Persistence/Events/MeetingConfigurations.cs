using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class InviteeConfiguration : IEntityTypeConfiguration<EventInvitee>
{
    public void Configure(EntityTypeBuilder<EventInvitee> invitee)
    {
        invitee.Property(i => i.KeyHash).HasMaxLength(EventInvitee.KeyHashLength);
        invitee.HasOne<Event>().WithMany().HasForeignKey(i => i.Event).OnDelete(DeleteBehavior.Restrict);
        invitee.HasOne<Person>().WithMany().HasForeignKey(i => i.Person).OnDelete(DeleteBehavior.Restrict);
        invitee.HasIndex(i => new { i.Event, i.Person }).IsUnique();
        invitee.HasIndex(i => i.KeyHash).IsUnique().HasFilter($"\"{nameof(EventInvitee.KeyHash)}\" IS NOT NULL");
    }
}

internal sealed class MeetingRecordConfiguration : IEntityTypeConfiguration<MeetingRecord>
{
    public void Configure(EntityTypeBuilder<MeetingRecord> record)
    {
        record.Property(r => r.Code).HasMaxLength(MeetingRecord.CodeLength);
        record.HasOne<Event>().WithMany().HasForeignKey(r => r.Event).OnDelete(DeleteBehavior.Restrict);
        record.HasMany(r => r.Decisions).WithOne().HasForeignKey(d => d.Record);
        record.HasMany(r => r.Materials).WithOne().HasForeignKey(m => m.Record);
        record.HasIndex(r => r.Event).IsUnique();
    }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.Property(d => d.Text).HasMaxLength(Decision.MaxTextLength);
        decision.HasOne<Person>().WithMany().HasForeignKey(d => d.Owner).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MaterialConfiguration : IEntityTypeConfiguration<Material>
{
    public void Configure(EntityTypeBuilder<Material> material) =>
        material.HasOne<StoredFile>().WithMany().HasForeignKey(m => m.File).OnDelete(DeleteBehavior.Restrict);
}
