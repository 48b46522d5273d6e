using Association.Application.Access;

namespace Association.Application.Identity;

/// <summary>The permissions that an API token may carry: those that its routes ask for, and no more.</summary>
public static class ApiScopes
{
    public static IReadOnlyList<string> All { get; } =
    [
        Permissions.Self, Permissions.EnterOffice, Permissions.ReadEvents, Permissions.ReadAbstracts, Permissions.EditAbstracts, Permissions.ReadRegistrations, Permissions.ScanTickets, Permissions.ReadFinance,
        Permissions.ConfirmPayments, Permissions.IssueCertificates, Permissions.ReadMembers, Permissions.ReadUnits, Permissions.ManageJobs,
        Permissions.EditEvents, Permissions.EditRegistrations, Permissions.SuperviseDoors, Permissions.MergeMembers, Permissions.ReadApplications, Permissions.DecideApplications, Permissions.ManageRooms, Permissions.EditLecturers, Permissions.ReadCredits,
        Permissions.ReadWorks, Permissions.ReadReports, Permissions.ReadMessages, Permissions.EditReminders,
    ];
}
