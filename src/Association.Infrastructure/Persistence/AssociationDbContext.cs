using Association.Application.Audit;
using Association.Application.Common;
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
using Association.Domain.Common;
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
using Association.Infrastructure.Identity;
using Association.Infrastructure.Security;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Persistence;

public sealed class AssociationDbContext(DbContextOptions<AssociationDbContext> options)
    : IdentityUserContext<Account, Guid>(options), IAssociationDb, IDataProtectionKeyContext
{
    public DbSet<MemberUnit> Units => Set<MemberUnit>();
    public DbSet<UnitTerm> UnitTerms => Set<UnitTerm>();
    public DbSet<UnitContact> UnitContacts => Set<UnitContact>();
    public DbSet<UnitDocument> UnitDocuments => Set<UnitDocument>();
    public DbSet<CouncilResolution> Resolutions => Set<CouncilResolution>();
    public DbSet<TierName> TierNames => Set<TierName>();
    public DbSet<UnitLiaison> UnitLiaisons => Set<UnitLiaison>();
    public DbSet<UnitInvitation> UnitInvitations => Set<UnitInvitation>();
    public DbSet<StaffTransfer> StaffTransfers => Set<StaffTransfer>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Employment> Employments => Set<Employment>();
    public DbSet<DuplicatePair> DuplicatePairs => Set<DuplicatePair>();
    public DbSet<PersonMerge> PersonMerges => Set<PersonMerge>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<MembershipTerm> MembershipTerms => Set<MembershipTerm>();
    public DbSet<MembershipPolicy> MembershipPolicies => Set<MembershipPolicy>();
    public DbSet<MembershipApplication> Applications => Set<MembershipApplication>();
    public DbSet<ApplicationEvidence> ApplicationEvidence => Set<ApplicationEvidence>();
    public DbSet<Body> Bodies => Set<Body>();
    public DbSet<BodyTerm> BodyTerms => Set<BodyTerm>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<BodySeat> BodySeats => Set<BodySeat>();
    public DbSet<AppointmentLetter> AppointmentLetters => Set<AppointmentLetter>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<RosterPolicy> RosterPolicies => Set<RosterPolicy>();
    public DbSet<Election> Elections => Set<Election>();
    public DbSet<BallotPaper> BallotPapers => Set<BallotPaper>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<RoomBooking> RoomBookings => Set<RoomBooking>();
    public DbSet<BookedQuarter> BookedQuarters => Set<BookedQuarter>();
    public DbSet<Lecturer> Lecturers => Set<Lecturer>();
    public DbSet<LecturerInvitation> LecturerInvitations => Set<LecturerInvitation>();
    public DbSet<EventInvitee> Invitees => Set<EventInvitee>();
    public DbSet<MeetingRecord> MeetingRecords => Set<MeetingRecord>();
    public DbSet<WorkRecord> Works => Set<WorkRecord>();
    public DbSet<AnnualReport> AnnualReports => Set<AnnualReport>();
    public DbSet<ReportSnapshot> ReportSnapshots => Set<ReportSnapshot>();
    public DbSet<PlanLine> PlanLines => Set<PlanLine>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<EventSession> Sessions => Set<EventSession>();
    public DbSet<ProgrammeTrack> ProgrammeTracks => Set<ProgrammeTrack>();
    public DbSet<EventSpeaker> EventSpeakers => Set<EventSpeaker>();
    public DbSet<SessionMaterial> SessionMaterials => Set<SessionMaterial>();
    public DbSet<ProgrammeRelease> ProgrammeReleases => Set<ProgrammeRelease>();
    public DbSet<SessionStar> SessionStars => Set<SessionStar>();
    public DbSet<AbstractCall> AbstractCalls => Set<AbstractCall>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionAuthor> SubmissionAuthors => Set<SubmissionAuthor>();
    public DbSet<AbstractReviewer> AbstractReviewers => Set<AbstractReviewer>();
    public DbSet<AbstractReview> AbstractReviews => Set<AbstractReview>();
    public DbSet<OnlineRoom> OnlineRooms => Set<OnlineRoom>();
    public DbSet<PresenceCode> PresenceCodes => Set<PresenceCode>();
    public DbSet<CodeAnswer> CodeAnswers => Set<CodeAnswer>();
    public DbSet<AttendanceFile> AttendanceFiles => Set<AttendanceFile>();
    public DbSet<TicketCategory> TicketCategories => Set<TicketCategory>();
    public DbSet<Quota> Quotas => Set<Quota>();
    public DbSet<PricePhase> PricePhases => Set<PricePhase>();
    public DbSet<Coupon> Coupons => Set<Coupon>();
    public DbSet<CouponCode> CouponCodes => Set<CouponCode>();
    public DbSet<CouponScope> CouponScopes => Set<CouponScope>();
    public DbSet<WaitingListEntry> WaitingList => Set<WaitingListEntry>();
    public DbSet<GroupOrder> GroupOrders => Set<GroupOrder>();
    public DbSet<GroupSeat> GroupSeats => Set<GroupSeat>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<FormQuestion> Questions => Set<FormQuestion>();
    public DbSet<QuestionOption> QuestionOptions => Set<QuestionOption>();
    public DbSet<FormAnswer> Answers => Set<FormAnswer>();
    public DbSet<RegistrationTag> RegistrationTags => Set<RegistrationTag>();
    public DbSet<RegistrationLetter> RegistrationLetters => Set<RegistrationLetter>();
    public DbSet<EventInvitation> EventInvitations => Set<EventInvitation>();
    public DbSet<SelfServiceTerms> SelfServiceTerms => Set<SelfServiceTerms>();
    public DbSet<Scan> Scans => Set<Scan>();
    public DbSet<CheckInList> CheckInLists => Set<CheckInList>();
    public DbSet<Admission> Admissions => Set<Admission>();
    public DbSet<BadgeTemplate> BadgeTemplates => Set<BadgeTemplate>();
    public DbSet<BadgeRun> BadgeRuns => Set<BadgeRun>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<SurveySheet> SurveySheets => Set<SurveySheet>();
    public DbSet<SurveyTaker> SurveyTakers => Set<SurveyTaker>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<RemittanceSlip> Slips => Set<RemittanceSlip>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<RefundOwed> Refunds => Set<RefundOwed>();
    public DbSet<PaymentAttempt> PaymentAttempts => Set<PaymentAttempt>();
    public DbSet<PaymentNotice> PaymentNotices => Set<PaymentNotice>();
    public DbSet<PaymentReview> PaymentReviews => Set<PaymentReview>();
    public DbSet<RefundPayment> RefundPayments => Set<RefundPayment>();
    public DbSet<CashSession> CashSessions => Set<CashSession>();
    public DbSet<LedgerTransaction> LedgerTransactions => Set<LedgerTransaction>();
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();
    public DbSet<Fund> Funds => Set<Fund>();
    public DbSet<FiscalYear> FiscalYears => Set<FiscalYear>();
    public DbSet<AccountCode> AccountCodes => Set<AccountCode>();
    public DbSet<PayerProfile> PayerProfiles => Set<PayerProfile>();
    public DbSet<Sponsor> Sponsors => Set<Sponsor>();
    public DbSet<SponsorAgreement> SponsorAgreements => Set<SponsorAgreement>();
    public DbSet<SponsorScope> SponsorScopes => Set<SponsorScope>();
    public DbSet<SponsorDraw> SponsorDraws => Set<SponsorDraw>();
    public DbSet<FeeSchedule> FeeSchedules => Set<FeeSchedule>();
    public DbSet<DuesRun> DuesRuns => Set<DuesRun>();
    public DbSet<DuesCharge> DuesCharges => Set<DuesCharge>();
    public DbSet<FinanceDocument> FinanceDocuments => Set<FinanceDocument>();
    public DbSet<DunningLevel> DunningLevels => Set<DunningLevel>();
    public DbSet<BankStatement> BankStatements => Set<BankStatement>();
    public DbSet<BankLine> BankLines => Set<BankLine>();
    public DbSet<BankMatch> BankMatches => Set<BankMatch>();
    public DbSet<BankLayout> BankLayouts => Set<BankLayout>();
    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<CertificateTemplate> CertificateTemplates => Set<CertificateTemplate>();
    public DbSet<CmeProject> CmeProjects => Set<CmeProject>();
    public DbSet<CreditClaim> CreditClaims => Set<CreditClaim>();
    public DbSet<RegulatorExport> RegulatorExports => Set<RegulatorExport>();
    public DbSet<TeachingSite> TeachingSites => Set<TeachingSite>();
    public DbSet<RulePack> RulePacks => Set<RulePack>();
    public DbSet<CreditAward> CreditAwards => Set<CreditAward>();
    public DbSet<AttendanceCorrection> AttendanceCorrections => Set<AttendanceCorrection>();
    public DbSet<CreditAssessment> CreditAssessments => Set<CreditAssessment>();
    public DbSet<CreditExemption> CreditExemptions => Set<CreditExemption>();
    public DbSet<RosterDay> RosterDays => Set<RosterDay>();
    public DbSet<RosterEntry> RosterEntries => Set<RosterEntry>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Export> Exports => Set<Export>();
    public DbSet<SavedList> SavedLists => Set<SavedList>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<LongTask> Tasks => Set<LongTask>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<ImportEntry> ImportEntries => Set<ImportEntry>();
    public DbSet<ColumnMap> ColumnMaps => Set<ColumnMap>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<MailAddress> MailAddresses => Set<MailAddress>();
    public DbSet<ReminderRule> ReminderRules => Set<ReminderRule>();
    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();
    public DbSet<Mailing> Mailings => Set<Mailing>();
    public DbSet<MailingRecipient> MailingRecipients => Set<MailingRecipient>();
    public DbSet<SentMail> SentMails => Set<SentMail>();
    public DbSet<DigestWish> DigestWishes => Set<DigestWish>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditBlock> AuditBlocks => Set<AuditBlock>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();
    public DbSet<KeyRingEntry> KeyRing => Set<KeyRingEntry>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    public async Task StartSequenceAsync(string scope, CancellationToken cancellationToken) =>
        await Database.ExecuteSqlAsync($"""
            INSERT INTO "NumberSequences" ("Scope", "Last") SELECT {scope}, 0 WHERE NOT EXISTS (SELECT 1 FROM "NumberSequences" WHERE "Scope" = {scope})
            """, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var _ = new DetectedOnce(ChangeTracker);
        RaiseVersions();
        await RosterOrder.KeepAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var _ = new DetectedOnce(ChangeTracker);
        RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AssociationDbContext).Assembly);
        Conventions.Apply(builder);
        RosterOrder.SortByBytes(builder, Database.ProviderName);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    private void RaiseVersions()
    {
        var entries = ChangeTracker.Entries().ToList();
        // A root whose sealed number alone changed is changed all the same.
        var owners = entries.Where(e => e.Metadata.FindOwnership() is not null && e.State is not EntityState.Unchanged)
            .Select(e => (e.Metadata.FindOwnership()!.PrincipalEntityType, e.Property(e.Metadata.FindOwnership()!.Properties[0].Name).CurrentValue)).ToHashSet();
        foreach (var entry in entries.Where(e => e.Entity is IAggregateRoot))
            if (entry.State is EntityState.Modified || entry.State is EntityState.Unchanged && owners.Contains((entry.Metadata, entry.Property("Id").CurrentValue)))
                entry.Property(nameof(IAggregateRoot.Version)).CurrentValue = ((IAggregateRoot)entry.Entity).Version + 1;
    }
}
