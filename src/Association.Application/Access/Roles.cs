using Association.Domain.Access;
using static Association.Application.Access.Permissions;

namespace Association.Application.Access;

/// <summary>What each role may do.</summary>
public static class Roles
{
    private static readonly string[] Reading =
        [EnterOffice, ReadUnits, ReadMembers, ReadApplications, ReadEvents, ReadAbstracts, ReadRegistrations, ReadFinance, ReadCertificates, ReadCredits, ReadMessages, ReadAudit, ReadWorks, ReadParty, ReadReports];

    private static readonly Dictionary<Role, IReadOnlySet<string>> Granted = new()
    {
        [Role.Administrator] = Set([.. Reading, EditUnits, EditMembers, MergeMembers, ErasePeople, DecideApplications, SetMembership, UnmaskNumbers, EditBodies, ManageRooms, EditLecturers, EditPlan, EditEvents, EditAbstracts, EditRegistrations,
            ScanTickets, SuperviseDoors, ConfirmPayments, EditFinance, DecideFinance, RefundPayments, TakeMoney, IssueCertificates, ReviewCredits, EditRulePacks, EditCertificateTemplates, ResendMessages, EditReminders, GrantRoles, ManageJobs,
            EditWorks, EditEducationWorks, EditQualityWorks, EditParty, ImportWorks, EditReports, FreezeReports]),
        [Role.MembershipOfficer] = Set(EnterOffice, ReadUnits, EditUnits, ReadMembers, EditMembers, MergeMembers, ReadApplications,
            DecideApplications, SetMembership, UnmaskNumbers, EditBodies, ReadEvents, ReadMessages, ResendMessages, EditReminders, ReadWorks, EditWorks, ImportWorks, ReadReports, EditReports),
        [Role.EventOfficer] = Set(EnterOffice, ReadUnits, ManageRooms, EditLecturers, EditPlan, ReadEvents, EditEvents, ReadAbstracts, EditAbstracts, ReadRegistrations, EditRegistrations, ScanTickets, SuperviseDoors,
            ReadCertificates, IssueCertificates, EditCertificateTemplates, ReadCredits, ReadMessages, ResendMessages, EditReminders, ReadWorks, EditWorks, ImportWorks, ReadReports, EditReports),
        [Role.FinanceOfficer] = Set(EnterOffice, ReadUnits, ReadEvents, ReadRegistrations, ReadFinance, ConfirmPayments, EditFinance, DecideFinance, RefundPayments, TakeMoney, ReadWorks, ReadReports),
        [Role.CmeOfficer] = Set(EnterOffice, ReadUnits, ReadMembers, ReadEvents, ReadRegistrations, ReadCertificates, IssueCertificates, ReadCredits, ReviewCredits, EditRulePacks, EditCertificateTemplates, ReadWorks, EditEducationWorks, ImportWorks, ReadReports),
        [Role.QualityOfficer] = Set(EnterOffice, ReadUnits, ReadEvents, ReadWorks, EditQualityWorks, ImportWorks, ReadReports),
        // Reads all, changes nothing, sees numbers masked.
        [Role.Auditor] = Set(Reading),
        // The scientific head of one event: its abstracts, from the call to the programme.
        [Role.ProgrammeHead] = Set(EnterOffice, ReadEvents, ReadAbstracts, EditAbstracts),
        [Role.DoorSteward] = Set(ScanTickets),
        [Role.DoorSupervisor] = Set(ScanTickets, SuperviseDoors),
    };

    public static IReadOnlySet<string> PermissionsOf(Role role) => Granted[role];

    /// <summary>Staff must sign in with a second factor; stewards at the door need not.</summary>
    public static bool RequiresSecondFactor(Role role) => role is not (Role.DoorSteward or Role.DoorSupervisor);

    private static HashSet<string> Set(params string[] permissions) => new(permissions, StringComparer.Ordinal);
}
