using Association.Domain.Files;
using Association.Domain.Lists;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Lists;

internal sealed class SavedListConfiguration : IEntityTypeConfiguration<SavedList>
{
    public void Configure(EntityTypeBuilder<SavedList> list)
    {
        list.Property(l => l.Name).HasMaxLength(SavedList.MaxNameLength);
        list.Property(l => l.Query).HasMaxLength(SavedList.MaxQueryLength);
        list.HasIndex(l => new { l.Owner, l.Kind, l.Name }).IsUnique();
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.Property(c => c.TextVersion).HasMaxLength(Consent.MaxVersionLength);
        consent.Property(c => c.From).HasMaxLength(Consent.MaxFromLength);
        consent.Ignore(c => c.Stands);
        consent.HasOne<Person>().WithMany().HasForeignKey(c => c.Person).OnDelete(DeleteBehavior.Restrict);
        consent.HasIndex(c => new { c.Person, c.Purpose });
    }
}

internal sealed class ExportConfiguration : IEntityTypeConfiguration<Export>
{
    public void Configure(EntityTypeBuilder<Export> export)
    {
        export.Property(e => e.Parameters).HasMaxLength(Export.MaxParametersLength);
        export.HasOne<Person>().WithMany().HasForeignKey(e => e.Person).OnDelete(DeleteBehavior.Restrict);
        export.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.File).OnDelete(DeleteBehavior.Restrict);
        export.HasIndex(e => e.ExpiresAt);
    }
}
