using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class ScanConfiguration : IEntityTypeConfiguration<Scan>
{
    public void Configure(EntityTypeBuilder<Scan> scan)
    {
        scan.Property(s => s.Nonce).HasMaxLength(Scan.MaxNonceLength);
        scan.Property(s => s.Reason).HasMaxLength(Scan.MaxReasonLength);
        scan.HasOne<Event>().WithMany().HasForeignKey(s => s.Event).OnDelete(DeleteBehavior.Restrict);
        scan.HasOne<Registration>().WithMany().HasForeignKey(s => s.Registration).OnDelete(DeleteBehavior.Restrict);
        scan.HasIndex(s => new { s.Event, s.Nonce }).IsUnique();
        scan.HasIndex(s => new { s.List, s.At });
    }
}

internal sealed class CheckInListConfiguration : IEntityTypeConfiguration<CheckInList>
{
    public void Configure(EntityTypeBuilder<CheckInList> list)
    {
        list.Property(l => l.Categories).HasMaxLength(CheckInList.MaxCategoriesLength);
        list.Property(l => l.Options).HasMaxLength(CheckInList.MaxOptionsLength).HasDefaultValue("");
        list.Ignore(l => l.Admits).Ignore(l => l.ChosenOptions);
        list.HasOne<Event>().WithMany().HasForeignKey(l => l.Event).OnDelete(DeleteBehavior.Restrict);
        list.HasOne<EventSession>().WithMany().HasForeignKey(l => l.Session).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class AdmissionConfiguration : IEntityTypeConfiguration<Admission>
{
    public void Configure(EntityTypeBuilder<Admission> admission)
    {
        admission.Property(a => a.Changes).IsConcurrencyToken();
        admission.HasOne<Registration>().WithMany().HasForeignKey(a => a.Registration).OnDelete(DeleteBehavior.Restrict);
        admission.HasOne<Scan>().WithMany().HasForeignKey(a => a.Scan).OnDelete(DeleteBehavior.Restrict);
        // Whatever two doors do at once, a person is on a list once.
        admission.HasIndex(a => new { a.List, a.Registration }).IsUnique();
    }
}
