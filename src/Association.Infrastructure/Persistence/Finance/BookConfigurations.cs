using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Finance;

internal sealed class FundConfiguration : IEntityTypeConfiguration<Fund>
{
    public void Configure(EntityTypeBuilder<Fund> fund) => fund.Property(f => f.Purpose).HasMaxLength(Fund.MaxPurposeLength);
}

internal sealed class FiscalYearConfiguration : IEntityTypeConfiguration<FiscalYear>
{
    public void Configure(EntityTypeBuilder<FiscalYear> year)
    {
        year.Property(y => y.Reason).HasMaxLength(FiscalYear.MaxReasonLength);
        year.Ignore(y => y.IsClosed);
        year.HasIndex(y => y.Year).IsUnique();
    }
}

internal sealed class AccountCodeConfiguration : IEntityTypeConfiguration<AccountCode>
{
    public void Configure(EntityTypeBuilder<AccountCode> code)
    {
        code.Property(c => c.Code).HasMaxLength(AccountCode.MaxCodeLength);
        code.Property(c => c.Name).HasMaxLength(AccountCode.MaxNameLength);
        code.HasIndex(c => c.Account).IsUnique();
    }
}

internal sealed class WriteOffConfiguration : IEntityTypeConfiguration<WriteOff>
{
    public void Configure(EntityTypeBuilder<WriteOff> given)
    {
        given.Property(w => w.Reason).HasMaxLength(Order.MaxReasonLength);
        given.HasOne<Order>().WithMany().HasForeignKey(w => w.Order).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PayerProfileConfiguration : IEntityTypeConfiguration<PayerProfile>
{
    public void Configure(EntityTypeBuilder<PayerProfile> payer)
    {
        payer.Ignore(p => p.Data);
        payer.Property(p => p.Title).HasMaxLength(PayerProfile.MaxTextLength);
        payer.Property(p => p.TaxNumber).HasMaxLength(PayerProfile.MaxTaxNumberLength);
        payer.Property(p => p.Address).HasMaxLength(PayerProfile.MaxTextLength);
        payer.Property(p => p.Phone).HasMaxLength(PayerProfile.MaxPhoneLength);
        payer.Property(p => p.Bank).HasMaxLength(PayerProfile.MaxTextLength);
        payer.Property(p => p.BankAccount).HasMaxLength(PayerProfile.MaxAccountLength);
        payer.Property(p => p.Email).HasMaxLength(PayerProfile.MaxTextLength);
        payer.HasOne<MemberUnit>().WithMany().HasForeignKey(p => p.Unit).OnDelete(DeleteBehavior.Restrict);
        payer.HasOne<Person>().WithMany().HasForeignKey(p => p.Person).OnDelete(DeleteBehavior.Restrict);
        payer.HasIndex(p => p.Unit).IsUnique().HasFilter("\"Unit\" IS NOT NULL");
    }
}

internal sealed class FinanceDocumentConfiguration : IEntityTypeConfiguration<FinanceDocument>
{
    public void Configure(EntityTypeBuilder<FinanceDocument> document)
    {
        document.Property(d => d.Number).HasMaxLength(FinanceDocument.MaxNumberLength);
        document.Property(d => d.Reference).HasMaxLength(Domain.Common.RandomCode.ReferenceLength);
        document.Property(d => d.Reason).HasMaxLength(FinanceDocument.MaxReasonLength);
        document.ComplexProperty(d => d.Payer, payer =>
        {
            payer.Property(p => p.Title).HasMaxLength(PayerProfile.MaxTextLength);
            payer.Property(p => p.TaxNumber).HasMaxLength(PayerProfile.MaxTaxNumberLength);
            payer.Property(p => p.Address).HasMaxLength(PayerProfile.MaxTextLength);
            payer.Property(p => p.Phone).HasMaxLength(PayerProfile.MaxPhoneLength);
            payer.Property(p => p.Bank).HasMaxLength(PayerProfile.MaxTextLength);
            payer.Property(p => p.BankAccount).HasMaxLength(PayerProfile.MaxAccountLength);
            payer.Property(p => p.Email).HasMaxLength(PayerProfile.MaxTextLength);
        });
        document.HasOne<Order>().WithMany().HasForeignKey(d => d.Order).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<StoredFile>().WithMany().HasForeignKey(d => d.File).OnDelete(DeleteBehavior.Restrict);
        document.HasIndex(d => d.Number).IsUnique();
        document.HasIndex(d => new { d.Kind, d.Year, d.Serial }).IsUnique();
        // An invoice is taken back once.
        document.HasIndex(d => d.Corrects).IsUnique().HasFilter("\"Corrects\" IS NOT NULL");
    }
}
