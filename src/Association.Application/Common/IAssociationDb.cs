using Association.Application.Audit;
using Association.Application.Identity;
using Association.Application.Import.Batches;
using Association.Application.Messages;
using Association.Application.Messages.Log;
using Association.Application.Messages.Mailings;
using Association.Domain.Access;
using Association.Domain.Badges;
using Association.Domain.Bodies;
using Association.Domain.Calendars;
using Association.Domain.Certificates;
using Association.Domain.Credits;
using Association.Domain.Elections;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.Forms;
using Association.Domain.Events.SelfService;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Online;
using Association.Domain.Events.Programme;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Finance.Sponsors;
using Association.Domain.Import;
using Association.Domain.Lecturers;
using Association.Domain.Lists;
using Association.Domain.Members;
using Association.Domain.Messages;
using Association.Domain.Plans;
using Association.Domain.Reports;
using Association.Domain.Rooms;
using Association.Domain.Surveys;
using Association.Domain.Tasks;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Common;

/// <summary>The records of the association. Handlers read and add here; only the unit of work saves.</summary>
public interface IAssociationDb
{
    DbSet<MemberUnit> Units { get; }
    DbSet<UnitTerm> UnitTerms { get; }
    DbSet<UnitContact> UnitContacts { get; }
    DbSet<UnitDocument> UnitDocuments { get; }
    DbSet<CouncilResolution> Resolutions { get; }
    DbSet<TierName> TierNames { get; }
    DbSet<UnitLiaison> UnitLiaisons { get; }
    DbSet<UnitInvitation> UnitInvitations { get; }
    DbSet<StaffTransfer> StaffTransfers { get; }
    DbSet<Person> People { get; }
    DbSet<Employment> Employments { get; }
    DbSet<DuplicatePair> DuplicatePairs { get; }
    DbSet<PersonMerge> PersonMerges { get; }
    DbSet<Membership> Memberships { get; }
    DbSet<MembershipTerm> MembershipTerms { get; }
    DbSet<MembershipPolicy> MembershipPolicies { get; }
    DbSet<MembershipApplication> Applications { get; }
    DbSet<ApplicationEvidence> ApplicationEvidence { get; }
    DbSet<Body> Bodies { get; }
    DbSet<BodyTerm> BodyTerms { get; }
    DbSet<Appointment> Appointments { get; }
    DbSet<BodySeat> BodySeats { get; }
    DbSet<AppointmentLetter> AppointmentLetters { get; }
    DbSet<CalendarFeed> CalendarFeeds { get; }
    DbSet<RosterPolicy> RosterPolicies { get; }
    DbSet<Election> Elections { get; }
    DbSet<BallotPaper> BallotPapers { get; }
    DbSet<Room> Rooms { get; }
    DbSet<RoomBooking> RoomBookings { get; }
    DbSet<BookedQuarter> BookedQuarters { get; }
    DbSet<Lecturer> Lecturers { get; }
    DbSet<LecturerInvitation> LecturerInvitations { get; }
    DbSet<EventInvitee> Invitees { get; }
    DbSet<MeetingRecord> MeetingRecords { get; }
    DbSet<PlanLine> PlanLines { get; }
    DbSet<WorkRecord> Works { get; }
    DbSet<AnnualReport> AnnualReports { get; }
    DbSet<ReportSnapshot> ReportSnapshots { get; }
    DbSet<Event> Events { get; }
    DbSet<EventSession> Sessions { get; }
    DbSet<ProgrammeTrack> ProgrammeTracks { get; }
    DbSet<EventSpeaker> EventSpeakers { get; }
    DbSet<SessionMaterial> SessionMaterials { get; }
    DbSet<ProgrammeRelease> ProgrammeReleases { get; }
    DbSet<SessionStar> SessionStars { get; }
    DbSet<AbstractCall> AbstractCalls { get; }
    DbSet<Submission> Submissions { get; }
    DbSet<SubmissionAuthor> SubmissionAuthors { get; }
    DbSet<AbstractReviewer> AbstractReviewers { get; }
    DbSet<AbstractReview> AbstractReviews { get; }
    DbSet<OnlineRoom> OnlineRooms { get; }
    DbSet<PresenceCode> PresenceCodes { get; }
    DbSet<CodeAnswer> CodeAnswers { get; }
    DbSet<AttendanceFile> AttendanceFiles { get; }
    DbSet<TicketCategory> TicketCategories { get; }
    DbSet<Quota> Quotas { get; }
    DbSet<PricePhase> PricePhases { get; }
    DbSet<Coupon> Coupons { get; }
    DbSet<CouponCode> CouponCodes { get; }
    DbSet<CouponScope> CouponScopes { get; }
    DbSet<WaitingListEntry> WaitingList { get; }
    DbSet<GroupOrder> GroupOrders { get; }
    DbSet<GroupSeat> GroupSeats { get; }
    DbSet<Registration> Registrations { get; }
    DbSet<FormQuestion> Questions { get; }
    DbSet<QuestionOption> QuestionOptions { get; }
    DbSet<FormAnswer> Answers { get; }
    DbSet<RegistrationTag> RegistrationTags { get; }
    DbSet<RegistrationLetter> RegistrationLetters { get; }
    DbSet<EventInvitation> EventInvitations { get; }
    DbSet<SelfServiceTerms> SelfServiceTerms { get; }
    DbSet<Scan> Scans { get; }
    DbSet<CheckInList> CheckInLists { get; }
    DbSet<Admission> Admissions { get; }
    DbSet<BadgeTemplate> BadgeTemplates { get; }
    DbSet<BadgeRun> BadgeRuns { get; }
    DbSet<Survey> Surveys { get; }
    DbSet<SurveySheet> SurveySheets { get; }
    DbSet<SurveyTaker> SurveyTakers { get; }
    DbSet<Order> Orders { get; }
    DbSet<OrderLine> OrderLines { get; }
    DbSet<RemittanceSlip> Slips { get; }
    DbSet<Payment> Payments { get; }
    DbSet<Receipt> Receipts { get; }
    DbSet<RefundOwed> Refunds { get; }
    DbSet<PaymentAttempt> PaymentAttempts { get; }
    DbSet<PaymentNotice> PaymentNotices { get; }
    DbSet<PaymentReview> PaymentReviews { get; }
    DbSet<RefundPayment> RefundPayments { get; }
    DbSet<CashSession> CashSessions { get; }
    DbSet<LedgerTransaction> LedgerTransactions { get; }
    DbSet<LedgerEntry> LedgerEntries { get; }
    DbSet<WriteOff> WriteOffs { get; }
    DbSet<Fund> Funds { get; }
    DbSet<FiscalYear> FiscalYears { get; }
    DbSet<AccountCode> AccountCodes { get; }
    DbSet<PayerProfile> PayerProfiles { get; }
    DbSet<Sponsor> Sponsors { get; }
    DbSet<SponsorAgreement> SponsorAgreements { get; }
    DbSet<SponsorScope> SponsorScopes { get; }
    DbSet<SponsorDraw> SponsorDraws { get; }
    DbSet<FeeSchedule> FeeSchedules { get; }
    DbSet<DuesRun> DuesRuns { get; }
    DbSet<DuesCharge> DuesCharges { get; }
    DbSet<FinanceDocument> FinanceDocuments { get; }
    DbSet<DunningLevel> DunningLevels { get; }
    DbSet<BankStatement> BankStatements { get; }
    DbSet<BankLine> BankLines { get; }
    DbSet<BankMatch> BankMatches { get; }
    DbSet<BankLayout> BankLayouts { get; }
    DbSet<NumberSequence> NumberSequences { get; }
    DbSet<Certificate> Certificates { get; }
    DbSet<CertificateTemplate> CertificateTemplates { get; }
    DbSet<CmeProject> CmeProjects { get; }
    DbSet<CreditClaim> CreditClaims { get; }
    DbSet<RegulatorExport> RegulatorExports { get; }
    DbSet<TeachingSite> TeachingSites { get; }
    DbSet<RulePack> RulePacks { get; }
    DbSet<CreditAward> CreditAwards { get; }
    DbSet<AttendanceCorrection> AttendanceCorrections { get; }
    DbSet<CreditAssessment> CreditAssessments { get; }
    DbSet<CreditExemption> CreditExemptions { get; }
    DbSet<RosterDay> RosterDays { get; }
    DbSet<RosterEntry> RosterEntries { get; }
    DbSet<StoredFile> Files { get; }
    DbSet<Export> Exports { get; }
    DbSet<SavedList> SavedLists { get; }
    DbSet<Consent> Consents { get; }
    DbSet<LongTask> Tasks { get; }
    DbSet<RoleGrant> RoleGrants { get; }
    DbSet<ImportBatch> ImportBatches { get; }
    DbSet<ImportEntry> ImportEntries { get; }
    DbSet<ColumnMap> ColumnMaps { get; }
    DbSet<ApiToken> ApiTokens { get; }
    DbSet<OutboxMessage> Outbox { get; }
    DbSet<MailAddress> MailAddresses { get; }
    DbSet<ReminderRule> ReminderRules { get; }
    DbSet<TemplateVersion> TemplateVersions { get; }
    DbSet<Mailing> Mailings { get; }
    DbSet<MailingRecipient> MailingRecipients { get; }
    DbSet<SentMail> SentMails { get; }
    DbSet<DigestWish> DigestWishes { get; }
    DbSet<AuditEntry> AuditEntries { get; }
    DbSet<AuditBlock> AuditBlocks { get; }
    DbSet<IdempotencyRecord> IdempotencyRecords { get; }

    /// <summary>Opens a number sequence at 0; of two who do so at once, one runs again.</summary>
    Task StartSequenceAsync(string scope, CancellationToken cancellationToken);
}
