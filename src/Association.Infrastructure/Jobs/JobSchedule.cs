using Association.Application.Audit;
using Association.Application.Common;
using Association.Application.Credits;
using Association.Application.Events;
using Association.Application.Events.FollowUp;
using Association.Application.Events.Forms;
using Association.Application.Events.Groups;
using Association.Application.Events.Waiting;
using Association.Application.Finance;
using Association.Application.Finance.Paying;
using Association.Application.Lists;
using Association.Application.Members.Applications;
using Association.Application.Members.Duplicates;
using Association.Application.Import.Batches;
using Association.Application.Messages;
using Association.Application.Messages.Digests;
using Association.Application.Messages.Log;
using Association.Application.Messages.Mailings;
using Association.Application.Messages.Reminders;
using Association.Application.Surveys;
using Association.Application.Tasks;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Members;
using Association.Domain.Tasks;
using Association.Infrastructure.Messages.Bounces;

namespace Association.Infrastructure.Jobs;

/// <summary>
/// Everything the product does by itself. Every job is safe to run twice and on two nodes at once: what is to do stands in
/// our tables, and rows are taken by leases or under unique keys. Leases end by comparison, so no job releases them.
/// </summary>
internal static class JobSchedule
{
    /// <summary>Somebody waits for these: a wake-up after the commit answers within a second, which a schedule cannot.</summary>
    public static readonly IReadOnlyList<ContinuousJob> Continuous =
    [
        new("draw-receipts", typeof(Receipt), job => job.ForEachAsync(new UndrawnReceipts(), id => new DrawReceipt(id))),
        new("send-mail", typeof(OutboxMessage), job => job.Service<OutboxDispatcher>().RunAsync(job.Stopping)),
        new("check-duplicates", typeof(Person), job => job.UntilNothingIsLeftAsync(() => new CheckNewPeople())),
        new("ask-providers", typeof(PaymentAttempt), job => job.Service<ProviderDesk>().AskAboutAttemptsAsync(job.Stopping)),
        new("hear-notices", typeof(PaymentNotice), job => job.Service<ProviderDesk>().AskAboutAttemptsAsync(job.Stopping)),
        new("send-refunds", typeof(RefundPayment), job => job.Service<ProviderDesk>().SendRefundsAsync(job.Stopping)),
        new("run-tasks", typeof(LongTask), job => job.Service<LongTaskRunner>().RunAsync(job.Stopping)),
    ];

    public static readonly IReadOnlyList<ScheduledJob> ByClock =
    [
        new("expire-holds", "* * * * *", job => job.ForEachAsync(new OverdueHolds(), id => new ExpireHold(id))),
        new("lapse-offers", "* * * * *", job => job.ForEachAsync(new OverdueOffers(), id => new LapseOffer(id))),
        new("offer-seats", "* * * * *", job => job.ForEachAsync(new EventsWithFreeSeats(), id => new OfferSeats(id))),
        new("remind-names", "15 9 * * *", job => job.UntilNothingIsLeftAsync(() => new PlanNameReminders())),
        new("release-unnamed", "20 * * * *", job => job.ForEachAsync(new OverdueNames(), id => new ReleaseUnnamed(id))),
        new("seal-audit", "*/5 * * * *", job => job.UntilNothingIsLeftAsync(() => new SealAudit())),
        new("plan-reminders", "5 * * * *", job => job.UntilNothingIsLeftAsync(() => new PlanReminders())),
        new("plan-rules", "*/10 * * * *", job => job.StretchByStretchAsync((ReminderPlace? from) => new PlanRuleReminders(from), stretch => stretch.Next)),
        new("start-mailings", "* * * * *", job => job.ForEachAsync(new DueMailings(), id => new StartMailing(id))),
        new("read-bounces", "*/10 * * * *", job => job.Service<BounceReader>().RunAsync(job.Stopping)),
        new("forget-mails", "35 3 * * *", job => job.UntilNothingIsLeftAsync(() => new ForgetSentMails())),
        new("plan-digests", "30 8 * * 1-5", job => job.UntilNothingIsLeftAsync(() => new PlanDigests())),
        new("plan-surveys", "*/10 * * * *", job => job.UntilNothingIsLeftAsync(() => new PlanSurveyMails())),
        new("compute-credits", "35 * * * *", job => job.ForEachAsync(new EventsToCredit(), id => new CreditEvent(id))),
        new("scan-duplicates", "10 2 * * *", job => job.StretchByStretchAsync((Guid? after) => new ScanDuplicates(after), stretch => stretch.Last)),
        new("forget-merges", "50 2 * * *", job => job.UntilNothingIsLeftAsync(() => new ForgetMerges())),
        new("forget-answers", "20 3 * * *", job => job.UntilNothingIsLeftAsync(() => new ForgetAnswers())),
        new("forget-applications", "30 3 * * *", job => job.ForEachAsync(new OutdatedApplications(), id => new ForgetApplication(id))),
        new("remind-follow-ups", "25 * * * *", job => job.UntilNothingIsLeftAsync(() => new RemindFollowUps())),
        new("forget-form-answers", "45 3 * * *", job => job.ForEachAsync(new OutdatedAnswers(), id => new ForgetFormAnswers(id))),
        new("seal-phone-answers", "25 * * * *", job => job.UntilNothingIsLeftAsync(() => new SealPhoneAnswers())),
        new("forget-uploads", "50 3 * * *", job => job.UntilNothingIsLeftAsync(() => new ForgetUploads())),
        new("close-imports", "30 3 * * *", job => job.ForEachAsync(new OverdueImports(), id => new CloseImport(id))),
        new("expire-exports", "10 * * * *", job => job.UntilNothingIsLeftAsync(() => new ExpireExports())),
        new("remove-files", "*/10 * * * *", job => job.Service<FileSweeper>().RemoveDiscardedAsync(job.Stopping)),
        new("back-up", "30 1 * * *", job => job.Service<NightlyWork>().BackUpAsync(job.Stopping)),
        new("check-integrity", "10 4 * * *", job => job.Service<NightlyWork>().CheckAsync(job.Stopping)),
        new("sweep-files", "40 3 * * *", job => job.Service<FileSweeper>().SweepAsync(job.Stopping)),
    ];
}
