using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.SelfService;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class EventInvitationConfiguration : IEntityTypeConfiguration<EventInvitation>
{
    public void Configure(EntityTypeBuilder<EventInvitation> invitation)
    {
        invitation.Ignore(i => i.IsOpen);
        invitation.Property(i => i.Name).HasMaxLength(EventInvitation.MaxNameLength);
        invitation.Property(i => i.Email).HasMaxLength(Person.MaxEmailLength);
        invitation.Property(i => i.Language).HasMaxLength(10);
        invitation.Property(i => i.Number).HasMaxLength(RandomCode.ReferenceLength);
        invitation.HasOne<Event>().WithMany().HasForeignKey(i => i.Event).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne<TicketCategory>().WithMany().HasForeignKey(i => i.Category).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne<Registration>().WithMany().HasForeignKey(i => i.UsedBy).OnDelete(DeleteBehavior.Restrict);
        invitation.HasIndex(i => i.Number).IsUnique();
        // Two clicks invite one person once.
        invitation.HasIndex(i => new { i.Category, i.Email }).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");
        // One invitation, one place: of two who use it at once the second is refused.
        invitation.HasIndex(i => i.UsedBy).IsUnique().HasFilter("\"UsedBy\" IS NOT NULL");
    }
}

internal sealed class SelfServiceTermsConfiguration : IEntityTypeConfiguration<SelfServiceTerms>
{
    public void Configure(EntityTypeBuilder<SelfServiceTerms> terms)
    {
        terms.HasOne<Event>().WithMany().HasForeignKey(t => t.Event).OnDelete(DeleteBehavior.Restrict);
        terms.HasOne<TicketCategory>().WithMany().HasForeignKey(t => t.Category).OnDelete(DeleteBehavior.Cascade);
        terms.HasIndex(t => t.Category).IsUnique();
    }
}
