namespace Association.Application.Access;

/// <summary>Every permission of the product. A request names exactly one.</summary>
public static class Permissions
{
    /// <summary>Nobody needs to sign in for this.</summary>
    public const string Anyone = "anyone";
    /// <summary>Whoever is signed in, for what is their own; an access rule narrows it.</summary>
    public const string Self = "self";
    /// <summary>The product itself: jobs and the command line, never a door from outside.</summary>
    public const string System = "system";

    public const string EnterOffice = "office.enter";
    public const string ReadUnits = "units.read";
    public const string EditUnits = "units.edit";
    public const string ReadMembers = "members.read";
    public const string EditMembers = "members.edit";
    public const string MergeMembers = "members.merge";
    public const string ReadApplications = "applications.read";
    public const string DecideApplications = "applications.decide";
    public const string SetMembership = "membership.set";
    public const string ErasePeople = "members.erase";
    public const string UnmaskNumbers = "members.unmask";
    public const string EditBodies = "bodies.edit";
    public const string ManageRooms = "rooms.manage";
    public const string EditLecturers = "lecturers.edit";
    public const string EditPlan = "plan.edit";
    public const string ReadEvents = "events.read";
    public const string EditEvents = "events.edit";
    /// <summary>Abstracts, their reviewers and scores.</summary>
    public const string ReadAbstracts = "abstracts.read";
    public const string EditAbstracts = "abstracts.edit";
    public const string ReadRegistrations = "registrations.read";
    public const string EditRegistrations = "registrations.edit";
    public const string ScanTickets = "tickets.scan";
    /// <summary>Lets in against the answer of a list, with a reason, and takes an admission back.</summary>
    public const string SuperviseDoors = "doors.supervise";
    /// <summary>The register of the association's work; party life apart.</summary>
    public const string ReadWorks = "works.read";
    public const string EditWorks = "works.edit";
    public const string EditEducationWorks = "works.edit-education";
    public const string EditQualityWorks = "works.edit-quality";
    public const string ReadParty = "party.read";
    public const string EditParty = "party.edit";
    /// <summary>Opens workbooks of records; each row asks for the right of its kind.</summary>
    public const string ImportWorks = "works.import";
    /// <summary>The year's report and its figures.</summary>
    public const string ReadReports = "reports.read";
    public const string EditReports = "reports.edit";
    /// <summary>Freezes a year and reopens it.</summary>
    public const string FreezeReports = "reports.freeze";
    public const string ReadFinance = "finance.read";
    public const string ConfirmPayments = "finance.confirm";
    /// <summary>Makes out invoices and credit notes, charges dues, matches statements, keeps payers' data.</summary>
    public const string EditFinance = "finance.edit";
    /// <summary>Gives up debts, closes and opens years: more than the daily work of the desk.</summary>
    public const string DecideFinance = "finance.decide";
    /// <summary>Gives money back, and decides on money that fits no order.</summary>
    public const string RefundPayments = "finance.refund";
    /// <summary>Takes cash and cards at a desk, with a drawer of their own.</summary>
    public const string TakeMoney = "finance.take";
    public const string ReadCertificates = "certificates.read";
    public const string IssueCertificates = "certificates.issue";
    /// <summary>Credits of everybody, and how the district stands.</summary>
    public const string ReadCredits = "credits.read";
    /// <summary>Puts attendance right, releases and reverses credits.</summary>
    public const string ReviewCredits = "credits.review";
    public const string EditRulePacks = "credits.rules";
    public const string EditCertificateTemplates = "certificates.templates";
    public const string ReadMessages = "messages.read";
    public const string ResendMessages = "messages.resend";
    /// <summary>Rules that write by themselves, and the words of what goes out.</summary>
    public const string EditReminders = "reminders.edit";
    public const string ReadAudit = "audit.read";
    public const string GrantRoles = "roles.grant";
    public const string ManageJobs = "jobs.manage";
}
