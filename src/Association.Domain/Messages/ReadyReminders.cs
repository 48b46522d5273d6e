using System.Security.Cryptography;
using System.Text;
using Association.Domain.Common;

namespace Association.Domain.Messages;

/// <summary>The rules that come with the product. All are off: nobody is written to before a person switched one on (product.md 5).</summary>
public static class ReadyReminders
{
    private static readonly (string Key, ReminderTerms Terms)[] Known =
    [
        ("term-30", new(new("会员到期前 30 天", "Membership ends in 30 days"), ReminderEntity.MembershipTerm, ReminderCondition.CanRenew, ReminderDate.TermEnd, -30, ReminderUnit.Days, [ReminderTo.Person], "renewal")),
        ("term-7", new(new("会员到期前 7 天", "Membership ends in 7 days"), ReminderEntity.MembershipTerm, ReminderCondition.CanRenew, ReminderDate.TermEnd, -7, ReminderUnit.Days, [ReminderTo.Person], "renewal")),
        ("term-after", new(new("会员到期后 14 天", "14 days after the membership ended"), ReminderEntity.MembershipTerm, ReminderCondition.CanRenew, ReminderDate.TermEnd, 14, ReminderUnit.Days, [ReminderTo.Person], "renewal-late", 14, 1)),
        ("place-day", new(new("活动前 24 小时", "24 hours before the event"), ReminderEntity.Registration, ReminderCondition.Confirmed, ReminderDate.EventStart, -24, ReminderUnit.Hours, [ReminderTo.Person], "place-soon")),
        ("place-thanks", new(new("活动后次日致谢", "Thanks on the day after the event"), ReminderEntity.Registration, ReminderCondition.Attended, ReminderDate.EventEnd, 1, ReminderUnit.Days, [ReminderTo.Person], "place-thanks")),
        ("order-due", new(new("缴费截止前 2 天", "Payment due in 2 days"), ReminderEntity.UnpaidOrder, ReminderCondition.Unpaid, ReminderDate.PaymentDue, -2, ReminderUnit.Days, [ReminderTo.Person], "order-due")),
        ("event-draft", new(new("活动前 21 天仍是草稿", "Still a draft 21 days before"), ReminderEntity.Event, ReminderCondition.Draft, ReminderDate.EventStart, -21, ReminderUnit.Days, [ReminderTo.Head, ReminderTo.Office], "event-draft", 7, 1)),
        ("event-conclude", new(new("活动结束 3 天未总结", "Not concluded 3 days after the end"), ReminderEntity.Event, ReminderCondition.NotConcluded, ReminderDate.EventEnd, 3, ReminderUnit.Days, [ReminderTo.Office], "event-conclude", 7, 2)),
        ("salon-answer", new(new("沙龙前 2 天未答复", "No answer 2 days before a salon"), ReminderEntity.SalonAnswer, ReminderCondition.Unanswered, ReminderDate.EventStart, -2, ReminderUnit.Days, [ReminderTo.Person], "salon-answer")),
        ("body-term", new(new("专委会届满前 90 天", "A committee's term ends in 90 days"), ReminderEntity.BodyTerm, ReminderCondition.NoSuccessor, ReminderDate.TermEnd, -90, ReminderUnit.Days, [ReminderTo.Head, ReminderTo.Office], "body-term", 30, 2)),
        ("plan-behind", new(new("计划到期前 30 天未完成", "Plan not reached 30 days before it is due"), ReminderEntity.PlanLine, ReminderCondition.Behind, ReminderDate.PlanDue, -30, ReminderUnit.Days, [ReminderTo.Person, ReminderTo.Head], "plan-behind")),
        ("cme-file", new(new("继教项目开班前 21 天未备案", "CME project not filed 21 days before"), ReminderEntity.CmeDeadline, ReminderCondition.NotFiled, ReminderDate.EventStart, -21, ReminderUnit.Days, [ReminderTo.Head, ReminderTo.Office], "cme-file")),
        ("cme-report", new(new("继教项目结束后 10 天报送总结", "CME report 10 days after the end"), ReminderEntity.CmeDeadline, ReminderCondition.Always, ReminderDate.EventEnd, 10, ReminderUnit.Days, [ReminderTo.Head, ReminderTo.Office], "cme-report")),
        ("credit-short", new(new("年底前 60 天学分不足", "Credits missing 60 days before the year ends"), ReminderEntity.CreditShortfall, ReminderCondition.CreditsMissing, ReminderDate.YearEnd, -60, ReminderUnit.Days, [ReminderTo.Person], "credit-short", 30, 1)),
        ("certificate-kept", new(new("证书签发 7 天后", "7 days after a certificate was issued"), ReminderEntity.Certificate, ReminderCondition.Always, ReminderDate.Issued, 7, ReminderUnit.Days, [ReminderTo.Person], "certificate-kept")),
        ("document-expires", new(new("单位证照到期前 60 天", "A unit's document expires in 60 days"), ReminderEntity.Document, ReminderCondition.Always, ReminderDate.Expires, -60, ReminderUnit.Days, [ReminderTo.Liaison, ReminderTo.Office], "document-expires", 30, 1)),
    ];

    /// <summary>New and switched off; what the office stored under the same id holds instead.</summary>
    public static IReadOnlyList<ReminderRule> All() => [.. Known.Select(rule => new ReminderRule(rule.Key, rule.Terms))];

    /// <summary>The same in every installation, so that what was sent by a rule stays its own.</summary>
    public static Id<ReminderRule> IdOf(string key) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"reminder/{key}")).AsSpan(0, 16)));

    public static ReminderTerms? TermsOf(string key) => Known.FirstOrDefault(rule => rule.Key == key).Terms;
}
