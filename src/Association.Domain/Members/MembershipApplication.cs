using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Members;

/// <summary>
/// Draft → Submitted → Approved | Rejected | Returned; Returned → Submitted; Draft, Submitted and Returned → Withdrawn.
/// A rejection is final for this application only. Source: domain.md 2.2.
/// </summary>
public enum ApplicationStatus { Draft, Submitted, Returned, Approved, Rejected, Withdrawn }

/// <summary>By whom it came: the applicant, the applicant's unit, a workbook, the office.</summary>
public enum ApplicationChannel { Web, Unit, Import, Office }

public static class ApplicationErrors
{
    public static readonly Error NotFound = Error.NotFound("application");
    public static readonly Error NotEditable = Error.Conflict("application.not-editable", "This application cannot be changed any more.");
    public static readonly Error NotSubmitted = Error.Conflict("application.not-submitted", "This application does not wait for a decision.");
    public static readonly Error OwnApplication = Error.Conflict("application.own", "Nobody decides on their own application.");
    public static readonly Error ReasonMissing = Error.Invalid("application.reason-missing", "The applicant needs a reason.", "Reason");
    public static readonly Error ConsentMissing = Error.Invalid("application.consent", "Please agree to the use of your data.", "Consent");
    public static readonly Error CategoryClosed = Error.Invalid("application.category-closed", "This category takes no applications.", "Category");
    public static readonly Error EvidenceMissing = Error.Invalid("application.evidence-missing", "This category needs evidence: upload a licence or title certificate.", "Licence");
    public static readonly Error TooManyFiles = Error.Invalid("application.too-many-files", "At most six files.", "Licence");
}

/// <summary>What an applicant says; numbers sealed. In a draft anything may be missing.</summary>
/// <param name="Unit">The unit on record; else <paramref name="UnitName"/> says where.</param>
public sealed record Applicant(
    string Name, SealedNumber? ResidentId, Sex Sex, DateOnly? BirthDate, SealedNumber? Mobile, string? Email,
    Id<MemberUnit>? Unit, string? UnitName, string? Department, string? Title, SealedNumber? PracticeCertificate, string? Statement);

/// <summary>Somebody asks to become a member; what was decided, by whom and why stays with it.</summary>
public sealed class MembershipApplication : AggregateRoot<MembershipApplication>
{
    public const int MaxReasonLength = 500;
    public const int MaxStatementLength = 1000;
    public const int MaxFiles = 6;

    private readonly List<ApplicationEvidence> _evidence = [];
    private readonly List<ApplicationStep> _steps = [];

    private MembershipApplication() { }

    public MembershipApplication(MembershipCategory category, ApplicationChannel channel, UserId? account, string language, DateTimeOffset now)
    {
        (Category, Channel, Account, Language, StartedAt, Number) = (category, channel, account, language, now, RandomCode.Reference());
        Note(ApplicationAct.Started, account, now);
    }

    /// <summary>Eight characters that the applicant can read aloud; unique.</summary>
    public string Number { get; private set; } = "";
    public ApplicationStatus Status { get; private set; }
    public ApplicationChannel Channel { get; private set; }
    public MembershipCategory Category { get; private set; }
    public UserId? Account { get; private set; }
    public string Language { get; private set; } = "zh-CN";
    public string Name { get; private set; } = "";
    public SealedNumber? ResidentId { get; private set; }
    public Sex Sex { get; private set; }
    public DateOnly? BirthDate { get; private set; }
    public SealedNumber? Mobile { get; private set; }
    public string? Email { get; private set; }
    public Id<MemberUnit>? Unit { get; private set; }
    public string? UnitName { get; private set; }
    public string? Department { get; private set; }
    public string? Title { get; private set; }
    public SealedNumber? PracticeCertificate { get; private set; }
    public string? Statement { get; private set; }
    /// <summary>Agreed to the use of the data for this purpose; null in a draft.</summary>
    public DateTimeOffset? ConsentedAt { get; private set; }
    /// <summary>Wants to stand in the members' directory.</summary>
    public bool WantsListing { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    /// <summary>The last time it was handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public UserId? DecidedBy { get; private set; }
    /// <summary>Of the last return or rejection.</summary>
    public string? Reason { get; private set; }
    /// <summary>Set by the approval.</summary>
    public Id<Membership>? Membership { get; private set; }
    public IReadOnlyCollection<ApplicationEvidence> Evidence => _evidence;
    public IReadOnlyCollection<ApplicationStep> Steps => _steps;

    public bool IsEditable => Status is ApplicationStatus.Draft or ApplicationStatus.Returned;

    public void Fill(MembershipCategory category, Applicant applicant, bool wantsListing)
    {
        Refuse.Unless(IsEditable, ApplicationErrors.NotEditable);
        (Category, WantsListing) = (category, wantsListing);
        (Name, ResidentId, Sex, BirthDate) = (applicant.Name, applicant.ResidentId, applicant.Sex, applicant.BirthDate);
        (Mobile, Email, Unit, UnitName) = (applicant.Mobile, applicant.Email, applicant.Unit, applicant.Unit is null ? applicant.UnitName : null);
        (Department, Title, PracticeCertificate, Statement) = (applicant.Department, applicant.Title, applicant.PracticeCertificate, applicant.Statement);
    }

    /// <summary>That somebody applied and what was decided stays on record; who it was is forgotten, and the evidence with it.</summary>
    public void Forget(string name)
    {
        (Name, ResidentId, Mobile, PracticeCertificate, Email, BirthDate, Sex, Account) = (name, null, null, null, null, null, Sex.Unknown, null);
        (UnitName, Department, Title, Statement, WantsListing) = (null, null, null, null, false);
        _evidence.Clear();
    }

    public void Attach(EvidenceKind kind, Id<StoredFile> file, DateTimeOffset now)
    {
        Refuse.Unless(IsEditable, ApplicationErrors.NotEditable);
        Refuse.If(_evidence.Count >= MaxFiles, ApplicationErrors.TooManyFiles);
        _evidence.Add(new ApplicationEvidence(Id, kind, file, now));
    }

    /// <summary>Null: it was taken back already.</summary>
    public ApplicationEvidence? Detach(Id<ApplicationEvidence> evidence)
    {
        Refuse.Unless(IsEditable, ApplicationErrors.NotEditable);
        if (_evidence.Find(e => e.Id == evidence) is not { } found) return null;
        _evidence.Remove(found);
        return found;
    }

    /// <summary>Hands it in; that the required fields are there was seen beside the form.</summary>
    public void Submit(CategoryRules rules, bool consent, UserId? by, DateTimeOffset now)
    {
        Refuse.Unless(IsEditable, ApplicationErrors.NotEditable);
        Refuse.Unless(consent, ApplicationErrors.ConsentMissing);
        // Honorary members apply for nothing: the office writes down whom the council asked.
        Refuse.Unless(rules.Open || Channel is ApplicationChannel.Office && !rules.Retired, ApplicationErrors.CategoryClosed);
        // What comes from a unit or a workbook was seen by those who know the person.
        Refuse.If(rules.NeedsEvidence && Channel is ApplicationChannel.Web && _evidence.Count == 0, ApplicationErrors.EvidenceMissing);
        (Status, SubmittedAt, Reason) = (ApplicationStatus.Submitted, now, null);
        ConsentedAt ??= now;
        Note(ApplicationAct.Submitted, by, now);
    }

    /// <param name="resolution">The document or meeting that the approval rests on, where there is one. Source: domain.md R2.12.</param>
    public void Approve(Id<Membership> membership, UserId reviewer, string? resolution, DateTimeOffset now)
    {
        Decide(ApplicationStatus.Approved, ApplicationAct.Approved, reviewer, resolution, now);
        Membership = membership;
    }

    public void Return(UserId reviewer, string reason, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), ApplicationErrors.ReasonMissing);
        Decide(ApplicationStatus.Returned, ApplicationAct.Returned, reviewer, Reason = reason.Trim(), now);
    }

    public void Reject(UserId reviewer, string reason, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), ApplicationErrors.ReasonMissing);
        Decide(ApplicationStatus.Rejected, ApplicationAct.Rejected, reviewer, Reason = reason.Trim(), now);
    }

    public void Withdraw(UserId? by, DateTimeOffset now)
    {
        Refuse.Unless(IsEditable || Status is ApplicationStatus.Submitted, ApplicationErrors.NotEditable);
        Status = ApplicationStatus.Withdrawn;
        Note(ApplicationAct.Withdrawn, by, now);
    }

    private void Decide(ApplicationStatus decision, ApplicationAct act, UserId reviewer, string? words, DateTimeOffset now)
    {
        Refuse.Unless(Status is ApplicationStatus.Submitted, ApplicationErrors.NotSubmitted);
        // Who applied for a colleague does not decide on it, either.
        Refuse.If(reviewer == Account && Channel is (ApplicationChannel.Web or ApplicationChannel.Unit), ApplicationErrors.OwnApplication);
        (Status, DecidedAt, DecidedBy) = (decision, now, reviewer);
        Note(act, reviewer, now, words);
    }

    private void Note(ApplicationAct act, UserId? by, DateTimeOffset now, string? words = null) =>
        _steps.Add(new ApplicationStep(Id, act, by, words, now));
}

public enum EvidenceKind { Licence, TitleCertificate, Other }

/// <summary>A scan that proves what an application says.</summary>
public sealed class ApplicationEvidence : Entity<ApplicationEvidence>
{
    private ApplicationEvidence() { }

    internal ApplicationEvidence(Id<MembershipApplication> application, EvidenceKind kind, Id<StoredFile> file, DateTimeOffset addedAt) =>
        (Application, Kind, File, AddedAt) = (application, kind, file, addedAt);

    public Id<MembershipApplication> Application { get; private set; }
    public EvidenceKind Kind { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
}

public enum ApplicationAct { Started, Submitted, Returned, Approved, Rejected, Withdrawn }

/// <summary>What happened to an application: when, by whom, and with which words.</summary>
public sealed class ApplicationStep : Entity<ApplicationStep>
{
    private ApplicationStep() { }

    internal ApplicationStep(Id<MembershipApplication> application, ApplicationAct act, UserId? by, string? words, DateTimeOffset at) =>
        (Application, Act, By, Words, At) = (application, act, by, words, at);

    public Id<MembershipApplication> Application { get; private set; }
    public ApplicationAct Act { get; private set; }
    public UserId? By { get; private set; }
    public string? Words { get; private set; }
    public DateTimeOffset At { get; private set; }
}
