using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class CouponConfiguration : IEntityTypeConfiguration<Coupon>
{
    public void Configure(EntityTypeBuilder<Coupon> coupon)
    {
        coupon.Property(c => c.Name).HasMaxLength(Coupon.MaxNameLength);
        coupon.Property(c => c.Tag).HasMaxLength(Coupon.MaxTagLength);
        coupon.HasOne<Event>().WithMany().HasForeignKey(c => c.Event).OnDelete(DeleteBehavior.Restrict);
        coupon.HasMany(c => c.Codes).WithOne().HasForeignKey(c => c.Coupon);
        coupon.HasMany(c => c.Scopes).WithOne().HasForeignKey(s => s.Coupon);
        // The last fence: whatever a statement tries, no more is given away than the budget.
        coupon.ToTable(t => t.HasCheckConstraint("CK_Coupons_Spent", "\"SpentFen\" >= 0 AND (\"BudgetFen\" IS NULL OR \"SpentFen\" <= \"BudgetFen\")"));
    }
}

internal sealed class CouponCodeConfiguration : IEntityTypeConfiguration<CouponCode>
{
    public void Configure(EntityTypeBuilder<CouponCode> code)
    {
        code.Property(c => c.Code).HasMaxLength(CouponCode.MaxLength);
        code.HasIndex(c => c.Code).IsUnique();
        code.ToTable(t => t.HasCheckConstraint("CK_CouponCodes_Used", "\"Used\" >= 0 AND \"Used\" <= \"MaxUses\""));
    }
}

internal sealed class CouponScopeConfiguration : IEntityTypeConfiguration<CouponScope>
{
    public void Configure(EntityTypeBuilder<CouponScope> scope)
    {
        scope.HasOne<Event>().WithMany().HasForeignKey(s => s.Event).OnDelete(DeleteBehavior.Restrict);
        scope.HasOne<TicketCategory>().WithMany().HasForeignKey(s => s.Category).OnDelete(DeleteBehavior.Restrict);
        scope.HasOne<MemberUnit>().WithMany().HasForeignKey(s => s.Unit).OnDelete(DeleteBehavior.Restrict);
        scope.HasOne<Person>().WithMany().HasForeignKey(s => s.Person).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WaitingListEntryConfiguration : IEntityTypeConfiguration<WaitingListEntry>
{
    private const string Open = "\"Status\" IN ('Waiting', 'Offered')";

    public void Configure(EntityTypeBuilder<WaitingListEntry> entry)
    {
        entry.Ignore(e => e.Attendee);
        entry.Property(e => e.AttendeeKey).HasMaxLength(Registration.AttendeeKeyLength);
        entry.Property(e => e.Name).HasMaxLength(Person.MaxNameLength);
        entry.Property(e => e.Email).HasMaxLength(Person.MaxEmailLength);
        entry.Property(e => e.Unit).HasMaxLength(MemberUnit.MaxNameLength);
        entry.Property(e => e.Language).HasMaxLength(10);
        entry.Property(e => e.Remark).HasMaxLength(Registration.MaxAnswersLength);
        entry.Property(e => e.Number).HasMaxLength(RandomCode.ReferenceLength);
        entry.HasOne<Event>().WithMany().HasForeignKey(e => e.Event).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<TicketCategory>().WithMany().HasForeignKey(e => e.Category).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.Person).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Registration>().WithMany().HasForeignKey(e => e.Registration).OnDelete(DeleteBehavior.Restrict);
        entry.HasMany(e => e.Steps).WithOne().HasForeignKey(s => s.Entry);
        entry.HasIndex(e => e.Number).IsUnique();
        entry.HasIndex(e => new { e.Event, e.Status, e.Category });
        entry.HasIndex(e => new { e.Status, e.OfferEndsAt });

        // Nobody waits twice for one event, whatever two browser tabs do at once.
        entry.HasIndex(e => new { e.Event, e.Person }).IsUnique().HasFilter(Open);
        entry.HasIndex(e => new { e.Event, e.AttendeeKey }).IsUnique().HasFilter(Open);
    }
}

internal sealed class WaitingStepConfiguration : IEntityTypeConfiguration<WaitingStep>
{
    public void Configure(EntityTypeBuilder<WaitingStep> step) => step.Property(s => s.Reason).HasMaxLength(WaitingListEntry.MaxReasonLength);
}

internal sealed class GroupOrderConfiguration : IEntityTypeConfiguration<GroupOrder>
{
    public void Configure(EntityTypeBuilder<GroupOrder> group)
    {
        group.Ignore(g => g.Open);
        group.Property(g => g.Payer).HasMaxLength(Order.MaxPayerLength);
        group.Property(g => g.ContactName).HasMaxLength(GroupOrder.MaxContactLength);
        group.Property(g => g.ContactEmail).HasMaxLength(Person.MaxEmailLength);
        group.Property(g => g.Language).HasMaxLength(10);
        group.Property(g => g.Number).HasMaxLength(RandomCode.ReferenceLength);
        group.HasOne<Event>().WithMany().HasForeignKey(g => g.Event).OnDelete(DeleteBehavior.Restrict);
        group.HasOne<MemberUnit>().WithMany().HasForeignKey(g => g.PayerUnit).OnDelete(DeleteBehavior.Restrict);
        group.HasOne<Order>().WithMany().HasForeignKey(g => g.Order).OnDelete(DeleteBehavior.Restrict);
        group.HasMany(g => g.Seats).WithOne().HasForeignKey(s => s.Group);
        group.HasIndex(g => g.Number).IsUnique();
        group.HasIndex(g => new { g.Status, g.NamesDue });
    }
}

internal sealed class GroupSeatConfiguration : IEntityTypeConfiguration<GroupSeat>
{
    public void Configure(EntityTypeBuilder<GroupSeat> seat)
    {
        seat.Ignore(s => s.Quote);
        seat.HasOne<CouponCode>().WithMany().HasForeignKey(s => s.Coupon).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<TicketCategory>().WithMany().HasForeignKey(s => s.Category).OnDelete(DeleteBehavior.Restrict);
        // The registration points to its group: the column is enough, a foreign key would make a circle.
        seat.HasIndex(s => s.Registration).IsUnique().HasFilter("\"Registration\" IS NOT NULL");
    }
}
