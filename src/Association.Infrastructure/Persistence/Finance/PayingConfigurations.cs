using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Finance;

internal sealed class PaymentAttemptConfiguration : IEntityTypeConfiguration<PaymentAttempt>
{
    public void Configure(EntityTypeBuilder<PaymentAttempt> attempt)
    {
        attempt.Property(a => a.TradeNumber).HasMaxLength(PaymentAttempt.MaxTradeNumberLength);
        attempt.Property(a => a.TransactionId).HasMaxLength(PaymentAttempt.MaxTransactionLength);
        attempt.Property(a => a.Code).HasMaxLength(PaymentAttempt.MaxCodeLength);
        attempt.Property(a => a.Failure).HasMaxLength(PaymentAttempt.MaxFailureLength);
        attempt.HasOne<Order>().WithMany().HasForeignKey(a => a.Order).OnDelete(DeleteBehavior.Restrict);
        attempt.HasIndex(a => a.TradeNumber).IsUnique();
        // A provider's transaction is booked once (product.md invariant 2).
        attempt.HasIndex(a => new { a.Provider, a.TransactionId }).IsUnique().HasFilter("\"TransactionId\" IS NOT NULL");
        attempt.HasIndex(a => a.AskAt);
    }
}

internal sealed class PaymentNoticeConfiguration : IEntityTypeConfiguration<PaymentNotice>
{
    public void Configure(EntityTypeBuilder<PaymentNotice> notice)
    {
        notice.Property(n => n.Notice).HasMaxLength(PaymentNotice.MaxNoticeLength);
        notice.HasOne<PaymentAttempt>().WithMany().HasForeignKey(n => n.Attempt).OnDelete(DeleteBehavior.Restrict);
        notice.HasIndex(n => new { n.Provider, n.Notice }).IsUnique();
    }
}

internal sealed class PaymentReviewConfiguration : IEntityTypeConfiguration<PaymentReview>
{
    public void Configure(EntityTypeBuilder<PaymentReview> review)
    {
        review.Property(r => r.Decision).HasMaxLength(PaymentReview.MaxReasonLength);
        review.HasOne<PaymentAttempt>().WithMany().HasForeignKey(r => r.Attempt).OnDelete(DeleteBehavior.Restrict);
        review.HasOne<Order>().WithMany().HasForeignKey(r => r.Order).OnDelete(DeleteBehavior.Restrict);
        review.HasIndex(r => r.Attempt).IsUnique();
        review.HasIndex(r => new { r.Status, r.RaisedAt });
    }
}

internal sealed class RefundPaymentConfiguration : IEntityTypeConfiguration<RefundPayment>
{
    public void Configure(EntityTypeBuilder<RefundPayment> refund)
    {
        refund.Property(r => r.Number).HasMaxLength(RefundPayment.MaxNumberLength);
        refund.Property(r => r.Reason).HasMaxLength(RefundPayment.MaxReasonLength);
        refund.Property(r => r.PayeeName).HasMaxLength(RefundPayment.MaxPayeeLength);
        refund.HasSealed(r => r.PayeeAccount);
        refund.Property(r => r.PayeeBank).HasMaxLength(RefundPayment.MaxPayeeLength);
        refund.Property(r => r.Failure).HasMaxLength(RefundPayment.MaxFailureLength);
        refund.HasOne<Order>().WithMany().HasForeignKey(r => r.Order).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<PaymentAttempt>().WithMany().HasForeignKey(r => r.Attempt).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<PaymentReview>().WithMany().HasForeignKey(r => r.Review).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<CashSession>().WithMany().HasForeignKey(r => r.Session).OnDelete(DeleteBehavior.Restrict);
        refund.HasIndex(r => r.List);
        refund.HasIndex(r => r.Number).IsUnique();
        refund.HasIndex(r => r.Status);
        refund.HasIndex(r => r.AskAt);
    }
}

internal sealed class CashSessionConfiguration : IEntityTypeConfiguration<CashSession>
{
    public void Configure(EntityTypeBuilder<CashSession> session)
    {
        session.Property(s => s.Desk).HasMaxLength(CashSession.MaxDeskLength);
        session.Property(s => s.Explanation).HasMaxLength(CashSession.MaxExplanationLength);
        // One open drawer for a person, whatever two browser tabs do at once.
        session.HasIndex(s => s.Keeper).IsUnique().HasFilter("\"Status\" = 'Open'");
    }
}
