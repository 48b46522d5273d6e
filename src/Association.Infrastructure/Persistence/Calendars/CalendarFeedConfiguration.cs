using Association.Domain.Bodies;
using Association.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Calendars;

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.Property(f => f.KeyHash).HasMaxLength(CalendarFeed.KeyHashLength);
        feed.HasOne<Body>().WithMany().HasForeignKey(f => f.Body).OnDelete(DeleteBehavior.Restrict);
        feed.HasIndex(f => f.KeyHash).IsUnique();
        feed.HasIndex(f => f.Owner);
    }
}
