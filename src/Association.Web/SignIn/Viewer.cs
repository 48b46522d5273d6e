using Association.Application.Access;
using Association.Web.Navigation;
using static Association.Application.Access.Permissions;

namespace Association.Web.SignIn;

/// <summary>The menus' view of the person: which permission opens which part of the site.</summary>
internal sealed class Viewer(ICurrentUser user, CurrentUserLoader loader) : IViewer
{
    private static readonly (string Area, string[] Permissions)[] Map =
    [
        ("my", [Self]),
        ("office", [EnterOffice]),
        ("office.members", [ReadMembers]),
        ("office.duplicates", [MergeMembers]),
        ("office.units", [ReadUnits]),
        ("office.bodies", [EnterOffice]),
        ("office.import", [EditMembers, EditUnits, EditBodies, EditEvents, ImportWorks]),
        ("office.applications", [ReadApplications]),
        ("office.membership", [SetMembership]),
        ("office.events", [ReadEvents]),
        ("office.plan", [ReadEvents]),
        ("office.rooms", [ReadEvents]),
        ("office.lecturers", [ReadEvents]),
        ("office.check-in", [ScanTickets]),
        ("office.credits", [ReadCredits]),
        ("office.certificates", [ReadCertificates]),
        ("office.payments", [ReadFinance]),
        ("office.cash", [TakeMoney]),
        ("office.invoices", [ReadFinance]),
        ("office.reconciliation", [ReadFinance]),
        ("office.dues", [ReadFinance]),
        ("office.books", [ReadFinance]),
        ("office.sponsors", [ReadFinance]),
        ("office.messages", [ReadMessages]),
        ("office.figures", [ReadMembers]),
        ("office.dashboard", [ReadReports]),
        ("office.works", [ReadWorks, ReadParty]),
        ("office.reports", [ReadReports]),
        ("office.users", [GrantRoles]),
        ("office.settings", [GrantRoles]),
        ("office.audit", [ReadAudit]),
        ("office.jobs", [ManageJobs]),
    ];

    private IReadOnlySet<string>? _areas;

    public bool SignedIn => user.IsSignedIn;
    public string? Name => user.IsSignedIn ? user.Name : null;

    public IReadOnlySet<string> Areas => _areas ??= user.IsSignedIn
        ? Map.Where(part => part.Permissions.Any(user.Has)).Select(part => part.Area).Concat(Desks()).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    private IEnumerable<string> Desks()
    {
        if (loader.Account is { ServesUnit: true }) yield return "unit";
        if (loader.Account is { HoldsOffice: true }) yield return "bodies";
    }
}
