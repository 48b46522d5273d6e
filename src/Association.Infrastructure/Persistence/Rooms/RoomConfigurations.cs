using Association.Domain.Bodies;
using Association.Domain.Events;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Rooms;

internal sealed class RoomConfiguration : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> room)
    {
        // A set of flags: its number can be asked for what it contains, its names cannot.
        room.Property(r => r.Equipment).HasConversion<int>();
        room.HasMany(r => r.Hours).WithOne().HasForeignKey(h => h.Room);
        room.HasMany(r => r.Closures).WithOne().HasForeignKey(c => c.Room);
    }
}

internal sealed class RoomHoursConfiguration : IEntityTypeConfiguration<RoomHours>
{
    public void Configure(EntityTypeBuilder<RoomHours> hours) => hours.HasIndex(h => new { h.Room, h.Day }).IsUnique();
}

internal sealed class RoomClosureConfiguration : IEntityTypeConfiguration<RoomClosure>
{
    public void Configure(EntityTypeBuilder<RoomClosure> closure) => closure.Property(c => c.Reason).HasMaxLength(RoomClosure.MaxReasonLength);
}

internal sealed class RoomBookingConfiguration : IEntityTypeConfiguration<RoomBooking>
{
    public void Configure(EntityTypeBuilder<RoomBooking> booking)
    {
        booking.Property(b => b.Purpose).HasMaxLength(RoomBooking.MaxPurposeLength);
        booking.Property(b => b.Reason).HasMaxLength(RoomBooking.MaxReasonLength);
        booking.Ignore(b => b.Time);
        booking.HasOne<Room>().WithMany().HasForeignKey(b => b.Room).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<Body>().WithMany().HasForeignKey(b => b.Body).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<Event>().WithMany().HasForeignKey(b => b.Event).OnDelete(DeleteBehavior.Restrict);
        booking.HasMany(b => b.Quarters).WithOne().HasForeignKey(q => q.Booking);
        booking.HasIndex(b => new { b.StartsAt, b.Room });
        booking.HasIndex(b => b.Status).HasFilter("\"Status\" = 'Requested'");
    }
}

internal sealed class BookedQuarterConfiguration : IEntityTypeConfiguration<BookedQuarter>
{
    public void Configure(EntityTypeBuilder<BookedQuarter> quarter)
    {
        // The fence: nobody holds a quarter of a room that somebody else holds.
        quarter.HasKey(q => new { q.Room, q.Quarter });
        quarter.HasOne<Room>().WithMany().HasForeignKey(q => q.Room).OnDelete(DeleteBehavior.Restrict);
    }
}
