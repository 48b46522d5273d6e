using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> @event)
    {
        @event.Property(e => e.Slug).HasMaxLength(Event.MaxSlugLength);
        @event.Property(e => e.Code).HasMaxLength(Event.MaxCodeLength);
        @event.HasOne<Body>().WithMany().HasForeignKey(e => e.Organiser).OnDelete(DeleteBehavior.Restrict);
        @event.HasMany(e => e.Sessions).WithOne().HasForeignKey(s => s.Event);
        @event.HasMany(e => e.Categories).WithOne().HasForeignKey(c => c.Event);
        @event.Ignore(e => e.OnlySession);
        @event.ComplexProperty(e => e.Seats);
        @event.HasMany(e => e.Organisers).WithOne().HasForeignKey(o => o.Event);
        @event.HasOne<Event>().WithMany().HasForeignKey(e => e.Series).OnDelete(DeleteBehavior.Restrict);
        @event.HasIndex(e => e.Slug).IsUnique();
        @event.HasIndex(e => e.Code).IsUnique().HasFilter("\"Code\" IS NOT NULL");
        @event.HasIndex(e => new { e.Status, e.StartsOn });
    }
}

internal sealed class TicketCategoryConfiguration : IEntityTypeConfiguration<TicketCategory>
{
    public void Configure(EntityTypeBuilder<TicketCategory> category)
    {
        category.HasMany(c => c.Phases).WithOne().HasForeignKey(p => p.Category);
        category.Property(c => c.Admission).HasDefaultValue(AdmissionKind.Open).ValueGeneratedNever();
    }
}

internal sealed class QuotaConfiguration : IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Quota> quota)
    {
        quota.HasOne<Event>().WithMany().HasForeignKey(q => q.Event).OnDelete(DeleteBehavior.Restrict);
        quota.HasOne<TicketCategory>().WithMany().HasForeignKey(q => q.Category).OnDelete(DeleteBehavior.Restrict);
        quota.HasMany(q => q.Covered).WithOne().HasForeignKey(c => c.Quota);
        // Null categories do not meet: an event has one quota of its own and any number that categories share.
        quota.HasIndex(q => new { q.Event, q.Category }).IsUnique();
        // The last fence: whatever a statement tries, a quota is never overdrawn.
        quota.ToTable(t => t.HasCheckConstraint("CK_Quotas_Taken", "\"Taken\" >= 0 AND \"Taken\" <= \"Capacity\""));
    }
}

internal sealed class QuotaCategoryConfiguration : IEntityTypeConfiguration<QuotaCategory>
{
    public void Configure(EntityTypeBuilder<QuotaCategory> covered)
    {
        covered.HasOne<TicketCategory>().WithMany().HasForeignKey(c => c.Category).OnDelete(DeleteBehavior.Restrict);
        covered.HasIndex(c => new { c.Quota, c.Category }).IsUnique();
    }
}

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.Ignore(r => r.Total);
        registration.Property(r => r.Name).HasMaxLength(Person.MaxNameLength);
        registration.Property(r => r.Email).HasMaxLength(Person.MaxEmailLength);
        registration.Property(r => r.Unit).HasMaxLength(MemberUnit.MaxNameLength);
        registration.Property(r => r.AttendeeKey).HasMaxLength(Registration.AttendeeKeyLength);
        registration.Property(r => r.Number).HasMaxLength(RandomCode.ReferenceLength);
        registration.Property(r => r.TicketCode).HasMaxLength(26);
        registration.Property(r => r.Language).HasMaxLength(10);
        registration.Property(r => r.Remark).HasMaxLength(Registration.MaxAnswersLength);
        registration.HasOne<Event>().WithMany().HasForeignKey(r => r.Event).OnDelete(DeleteBehavior.Restrict);
        registration.HasOne<TicketCategory>().WithMany().HasForeignKey(r => r.Category).OnDelete(DeleteBehavior.Restrict);
        registration.HasOne<Person>().WithMany().HasForeignKey(r => r.Person).OnDelete(DeleteBehavior.Restrict);
        registration.HasOne<Order>().WithMany().HasForeignKey(r => r.Order).OnDelete(DeleteBehavior.Restrict);
        registration.HasOne<CouponCode>().WithMany().HasForeignKey(r => r.Coupon).OnDelete(DeleteBehavior.Restrict);
        registration.HasOne<GroupOrder>().WithMany().HasForeignKey(r => r.Group).OnDelete(DeleteBehavior.Restrict);
        registration.Property(r => r.RefusalReason).HasMaxLength(Registration.MaxReasonLength);
        registration.HasIndex(r => r.Number).IsUnique();
        registration.HasIndex(r => r.TicketCode).IsUnique();
        registration.HasIndex(r => r.Account);
        registration.HasIndex(r => new { r.Status, r.HeldUntil });
        registration.HasIndex(r => new { r.Event, r.CheckedInAt, r.Person }).HasFilter("\"CheckedInAt\" IS NOT NULL");   // what the figures of a year count by the hundred thousand

        // One active registration per person and event, whatever two browser tabs do at once: by key for guests
        // who are not in the records yet, by person for everybody else.
        registration.HasIndex(r => new { r.Event, r.Person }).IsUnique()
            .HasFilter("\"Status\" IN ('AwaitingPayment', 'Confirmed', 'Pending')");
        registration.HasIndex(r => new { r.Event, r.AttendeeKey }).IsUnique()
            .HasFilter("\"Status\" IN ('AwaitingPayment', 'Confirmed', 'Pending')");
    }
}
