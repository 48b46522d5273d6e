using Association.Domain.Badges;
using Association.Domain.Events;
using Association.Domain.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Badges;

internal sealed class BadgeTemplateConfiguration : IEntityTypeConfiguration<BadgeTemplate>
{
    public void Configure(EntityTypeBuilder<BadgeTemplate> template)
    {
        template.Property(t => t.Name).HasMaxLength(BadgeTemplate.MaxNameLength);
        template.Ignore(t => t.Layout);
        template.HasOne<Event>().WithMany().HasForeignKey(t => t.Event).OnDelete(DeleteBehavior.Restrict);
        template.HasOne<StoredFile>().WithMany().HasForeignKey(t => t.Logo).OnDelete(DeleteBehavior.Restrict);
        template.HasMany(t => t.Items).WithOne().HasForeignKey(i => i.Template);
    }
}

internal sealed class BadgeItemConfiguration : IEntityTypeConfiguration<BadgeItem>
{
    public void Configure(EntityTypeBuilder<BadgeItem> item)
    {
        item.Property(i => i.Text).HasMaxLength(BadgeItem.MaxTextLength);
        item.Ignore(i => i.Box).Ignore(i => i.Look);
    }
}

internal sealed class BadgeRunConfiguration : IEntityTypeConfiguration<BadgeRun>
{
    public void Configure(EntityTypeBuilder<BadgeRun> run)
    {
        run.HasOne<Event>().WithMany().HasForeignKey(r => r.Event).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<BadgeTemplate>().WithMany().HasForeignKey(r => r.Template).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.File).OnDelete(DeleteBehavior.Restrict);
        run.HasMany(r => r.Badges).WithOne().HasForeignKey(b => b.Run);
    }
}

internal sealed class PrintedBadgeConfiguration : IEntityTypeConfiguration<PrintedBadge>
{
    public void Configure(EntityTypeBuilder<PrintedBadge> badge) =>
        badge.HasOne<Registration>().WithMany().HasForeignKey(b => b.Registration).OnDelete(DeleteBehavior.Restrict);
}
