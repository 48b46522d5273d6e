using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Sponsors;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Finance;

internal sealed class SponsorConfiguration : IEntityTypeConfiguration<Sponsor>
{
    public void Configure(EntityTypeBuilder<Sponsor> sponsor)
    {
        sponsor.Property(s => s.Name).HasMaxLength(Sponsor.MaxNameLength);
        sponsor.Property(s => s.CreditCode).HasMaxLength(UnifiedSocialCreditCode.Length);
        sponsor.Property(s => s.ContactName).HasMaxLength(Sponsor.MaxContactLength);
        sponsor.Property(s => s.ContactEmail).HasMaxLength(EmailAddress.MaxLength);
        sponsor.HasOne<PayerProfile>().WithMany().HasForeignKey(s => s.Payer).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SponsorAgreementConfiguration : IEntityTypeConfiguration<SponsorAgreement>
{
    public void Configure(EntityTypeBuilder<SponsorAgreement> agreement)
    {
        agreement.Property(a => a.Number).HasMaxLength(RandomCode.ReferenceLength);
        agreement.Property(a => a.Purpose).HasMaxLength(SponsorAgreement.MaxPurposeLength);
        agreement.Ignore(a => a.Used);
        agreement.Ignore(a => a.Budget);
        agreement.Ignore(a => a.NamesPeople);
        agreement.HasOne<Sponsor>().WithMany().HasForeignKey(a => a.Sponsor).OnDelete(DeleteBehavior.Restrict);
        agreement.HasOne<Event>().WithMany().HasForeignKey(a => a.Event).OnDelete(DeleteBehavior.Restrict);
        agreement.HasMany(a => a.Scopes).WithOne().HasForeignKey(s => s.Agreement);
        agreement.HasIndex(a => a.Number).IsUnique();
        // The last fence: whatever a statement tries, no more is used than was pledged.
        agreement.ToTable(t => t.HasCheckConstraint("CK_SponsorAgreements_Used",
            "\"SeatsUsed\" >= 0 AND \"FenUsed\" >= 0 AND (\"Seats\" IS NULL OR \"SeatsUsed\" <= \"Seats\") AND (\"BudgetFen\" IS NULL OR \"FenUsed\" <= \"BudgetFen\")"));
    }
}

internal sealed class SponsorScopeConfiguration : IEntityTypeConfiguration<SponsorScope>
{
    public void Configure(EntityTypeBuilder<SponsorScope> scope)
    {
        scope.HasOne<TicketCategory>().WithMany().HasForeignKey(s => s.Category).OnDelete(DeleteBehavior.Restrict);
        scope.HasOne<MemberUnit>().WithMany().HasForeignKey(s => s.Unit).OnDelete(DeleteBehavior.Restrict);
        scope.HasOne<Person>().WithMany().HasForeignKey(s => s.Person).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SponsorDrawConfiguration : IEntityTypeConfiguration<SponsorDraw>
{
    public void Configure(EntityTypeBuilder<SponsorDraw> draw)
    {
        draw.Ignore(d => d.Net);
        draw.Ignore(d => d.IsSeat);
        draw.HasOne<SponsorAgreement>().WithMany().HasForeignKey(d => d.Agreement).OnDelete(DeleteBehavior.Restrict);
        draw.HasOne<Registration>().WithMany().HasForeignKey(d => d.Registration).OnDelete(DeleteBehavior.Restrict);
        draw.HasOne<Order>().WithMany().HasForeignKey(d => d.Order).OnDelete(DeleteBehavior.Restrict);
        draw.HasOne<Payment>().WithMany().HasForeignKey(d => d.Payment).OnDelete(DeleteBehavior.Restrict);
        // One sponsor pays the rest of an order, once.
        draw.HasIndex(d => d.Order).IsUnique();
        draw.HasIndex(d => d.Payment).IsUnique();
        draw.HasIndex(d => d.Settlement);
    }
}
