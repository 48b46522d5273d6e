using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class RegistrationTagConfiguration : IEntityTypeConfiguration<RegistrationTag>
{
    public void Configure(EntityTypeBuilder<RegistrationTag> tag)
    {
        tag.Property(t => t.Name).HasMaxLength(RegistrationTag.MaxNameLength);
        tag.HasOne<Registration>().WithMany().HasForeignKey(t => t.Registration).OnDelete(DeleteBehavior.Restrict);
        tag.HasIndex(t => new { t.Registration, t.Name }).IsUnique();
    }
}

internal sealed class RegistrationLetterConfiguration : IEntityTypeConfiguration<RegistrationLetter>
{
    public void Configure(EntityTypeBuilder<RegistrationLetter> letter)
    {
        letter.Property(l => l.Subject).HasMaxLength(RegistrationLetter.MaxSubjectLength);
        letter.Property(l => l.Text).HasMaxLength(RegistrationLetter.MaxTextLength);
        letter.HasOne<Event>().WithMany().HasForeignKey(l => l.Event).OnDelete(DeleteBehavior.Restrict);
    }
}
