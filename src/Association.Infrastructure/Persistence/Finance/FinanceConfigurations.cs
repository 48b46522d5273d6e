using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Finance;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.Property(o => o.Payer).HasMaxLength(Order.MaxPayerLength);
        order.Property(o => o.Reference).HasMaxLength(RandomCode.ReferenceLength);
        order.Property(o => o.InvoiceHead).HasMaxLength(Order.MaxPayerLength);
        order.Property(o => o.TaxpayerNumber).HasMaxLength(Order.MaxTaxpayerNumberLength);
        order.Ignore(o => o.PendingSlip);
        order.Ignore(o => o.Owed);
        order.HasOne<MemberUnit>().WithMany().HasForeignKey(o => o.Unit).OnDelete(DeleteBehavior.Restrict);
        order.HasOne<PayerProfile>().WithMany().HasForeignKey(o => o.PaidBy).OnDelete(DeleteBehavior.Restrict);
        order.HasOne<Event>().WithMany().HasForeignKey(o => o.Event).OnDelete(DeleteBehavior.Restrict);
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.Order);
        order.HasMany(o => o.Slips).WithOne().HasForeignKey(s => s.Order);
        order.HasIndex(o => o.Reference).IsUnique();
        order.HasIndex(o => new { o.Status, o.DueAt });
    }
}

internal sealed class OrderLineConfiguration : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> line)
    {
        line.Property(l => l.Description).HasMaxLength(Order.MaxDescriptionLength);
        // The registration is written after its order: the column is enough, a foreign key would make a circle.
        line.HasIndex(l => l.Registration).IsUnique().HasFilter("\"Registration\" IS NOT NULL");
        line.HasIndex(l => l.Extra);
        line.HasIndex(l => l.Seat).IsUnique().HasFilter("\"Seat\" IS NOT NULL");
        // A term whose order was cancelled is proposed anew as another term.
        line.HasIndex(l => l.Term).IsUnique().HasFilter("\"Term\" IS NOT NULL");
    }
}

internal sealed class RemittanceSlipConfiguration : IEntityTypeConfiguration<RemittanceSlip>
{
    public void Configure(EntityTypeBuilder<RemittanceSlip> slip)
    {
        slip.Property(s => s.Reason).HasMaxLength(Order.MaxReasonLength);
        slip.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.File).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.HasOne<Order>().WithMany().HasForeignKey(p => p.Order).OnDelete(DeleteBehavior.Restrict);
        payment.Ignore(p => p.Sum);
        payment.Ignore(p => p.PaidInto);
        payment.HasIndex(p => p.Order);
        payment.HasOne<BankLine>().WithMany().HasForeignKey(p => p.Line).OnDelete(DeleteBehavior.Restrict);
        // What is taken back is taken back once, whatever two desks do at once.
        payment.HasIndex(p => p.Reverses).IsUnique().HasFilter("\"Reverses\" IS NOT NULL");
        payment.Property(p => p.TransactionId).HasMaxLength(PaymentAttempt.MaxTransactionLength);
        payment.HasOne<PaymentAttempt>().WithMany().HasForeignKey(p => p.Attempt).OnDelete(DeleteBehavior.Restrict);
        payment.HasOne<CashSession>().WithMany().HasForeignKey(p => p.Session).OnDelete(DeleteBehavior.Restrict);
        // Neither a provider's transaction nor the slip of a card is booked twice.
        payment.HasIndex(p => new { p.Method, p.TransactionId }).IsUnique().HasFilter("\"TransactionId\" IS NOT NULL");
    }
}

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.Property(r => r.Number).HasMaxLength(Receipt.MaxNumberLength);
        receipt.Property(r => r.Payer).HasMaxLength(Order.MaxPayerLength);
        receipt.Property(r => r.VoidReason).HasMaxLength(Receipt.MaxReasonLength);
        receipt.HasOne<Payment>().WithMany().HasForeignKey(r => r.Payment).OnDelete(DeleteBehavior.Restrict);
        receipt.HasIndex(r => r.Payment).IsUnique();
        receipt.HasIndex(r => r.Number).IsUnique();
        receipt.HasIndex(r => new { r.Year, r.Serial }).IsUnique();
    }
}

internal sealed class RefundOwedConfiguration : IEntityTypeConfiguration<RefundOwed>
{
    public void Configure(EntityTypeBuilder<RefundOwed> refund)
    {
        refund.HasOne<Order>().WithMany().HasForeignKey(r => r.Order).OnDelete(DeleteBehavior.Restrict);
        // A place can become cheaper more than once, and be given back after that.
        refund.HasIndex(r => r.Order);
        refund.HasIndex(r => r.Registration);
    }
}

internal sealed class LedgerTransactionConfiguration : IEntityTypeConfiguration<LedgerTransaction>
{
    public void Configure(EntityTypeBuilder<LedgerTransaction> transaction)
    {
        transaction.Property(t => t.Memo).HasMaxLength(LedgerTransaction.MaxMemoLength);
        transaction.HasOne<Order>().WithMany().HasForeignKey(t => t.Order).OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne<Event>().WithMany().HasForeignKey(t => t.Event).OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne<PayerProfile>().WithMany().HasForeignKey(t => t.Payer).OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne<Fund>().WithMany().HasForeignKey(t => t.Fund).OnDelete(DeleteBehavior.Restrict);
        transaction.HasIndex(t => t.Document);
        transaction.HasIndex(t => t.Payment);
        transaction.HasIndex(t => t.On);
        transaction.HasIndex(t => t.Reverses).IsUnique().HasFilter("\"Reverses\" IS NOT NULL");
        transaction.HasMany(t => t.Entries).WithOne().HasForeignKey(e => e.Transaction).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry) => entry.HasIndex(e => e.Account);
}

internal sealed class NumberSequenceConfiguration : IEntityTypeConfiguration<NumberSequence>
{
    public void Configure(EntityTypeBuilder<NumberSequence> sequence)
    {
        sequence.HasKey(s => s.Scope);
        sequence.Property(s => s.Scope).HasMaxLength(NumberSequence.MaxScopeLength);
    }
}
