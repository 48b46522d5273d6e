namespace Association.Web.Navigation;

/// <param name="Text">Words or the key of a text.</param>
/// <param name="Area">Shown only to those whose viewer has this area; null shows it to everybody.</param>
public sealed record NavLink(string Text, string Href, string Icon, string? Area = null);

public sealed record NavGroup(string? Text, IReadOnlyList<NavLink> Links);

/// <summary>A part of the site with pages of its own: its entry and its menu.</summary>
public sealed record NavSection(NavLink Entry, IReadOnlyList<NavGroup> Groups)
{
    public IEnumerable<NavLink> Links => Groups.SelectMany(group => group.Links);
}

/// <summary>Every link of the menus, on one screen. A link appears when its page exists and its reader may enter.</summary>
internal static class SiteMap
{
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";

    public static readonly NavLink[] Public =
    [
        new("nav.events", "/events", "calendar-event"),
        new("nav.calendar", "/calendar", "calendar"),
        new("nav.bodies", "/bodies", "sitemap"),
        new("nav.units", "/units", "building-hospital"),
        new("nav.verify", "/verify", "shield-check"),
        new("nav.join", "/join", "user-plus"),
    ];

    public static readonly NavSection My = new(new("nav.my", "/my", "user-circle", "my"),
    [
        new(null,
        [
            new("nav.my-overview", "/my", "home-2"),
            new("nav.my-messages", "/my/messages", "bell"),
            new("nav.my-registrations", "/my/registrations", "ticket"),
            new("nav.my-abstracts", "/my/abstracts", "file-text"),
            new("nav.my-meetings", "/my/meetings", "calendar-event"),
            new("nav.my-agenda", "/my/agenda", "star"),
            new("nav.my-credits", "/my/credits", "school"),
            new("nav.my-certificates", "/my/certificates", "certificate"),
            new("nav.my-membership", "/my/membership", "id-badge-2"),
            new("nav.my-offices", "/my/offices", "clipboard-check"),
            new("nav.my-invoices", "/my/invoices", "receipt"),
            new("nav.my-finance", "/my/finance", "chart-bar"),
            new("nav.my-profile", "/my/profile", "address-book"),
            new("nav.my-security", "/my/security", "shield-lock"),
            new("nav.my-tokens", "/my/tokens", "key"),
        ]),
    ]);

    /// <summary>The desks of the bodies that somebody acts for; each has its own tabs.</summary>
    public static readonly NavLink Desks = new("nav.my-bodies", "/my/bodies", "users-group", "bodies");

    public static readonly NavSection Unit = new(new("nav.unit", "/unit", "building-hospital", "unit"),
    [
        new(null,
        [
            new("nav.unit-overview", "/unit", "home-2"),
            new("nav.unit-roster", "/unit/roster", "users"),
            new("nav.unit-invitations", "/unit/invitations", "user-plus"),
            new("nav.unit-transfers", "/unit/transfers", "arrows-left-right"),
            new("nav.unit-registrations", "/unit/registrations", "ticket"),
            new("nav.unit-credits", "/unit/credits", "school"),
            new("nav.unit-invoices", "/unit/invoices", "receipt"),
        ]),
    ]);

    public static readonly NavSection Office = new(new("nav.office", "/office", "briefcase", "office"),
    [
        new(null, [new("nav.office-inbox", "/office", "inbox", "office")]),
        new("nav.group-members",
        [
            new("nav.office-members", "/office/members", "users", "office.members"),
            new("nav.office-duplicates", "/office/members/duplicates", "git-merge", "office.duplicates"),
            new("nav.office-units", "/office/units", "building-hospital", "office.units"),
            new("nav.office-applications", "/office/applications", "clipboard-check", "office.applications"),
            new("nav.office-membership", "/office/settings/membership", "adjustments", "office.membership"),
            new("nav.office-bodies", "/office/bodies", "sitemap", "office.bodies"),
            new("nav.office-import", "/office/import", "file-import", "office.import"),
        ]),
        new("nav.group-events",
        [
            new("nav.office-events", "/office/events", "calendar-event", "office.events"),
            new("nav.office-rooms", "/office/rooms", "door", "office.rooms"),
            new("nav.office-lecturers", "/office/lecturers", "microphone", "office.lecturers"),
            new("nav.office-plan", "/office/plan", "calendar-stats", "office.plan"),
            new("nav.office-checkin", "/door", "scan", "office.check-in"),
            new("nav.office-credits", "/office/credits", "school", "office.credits"),
            new("nav.office-certificates", "/office/certificates", "certificate", "office.certificates"),
        ]),
        new("nav.group-finance",
        [
            new("nav.office-payments", "/office/finance", "cash-banknote", "office.payments"),
            new("nav.office-reviews", "/office/finance/reviews", "alert-triangle", "office.payments"),
            new("nav.office-refunds", "/office/finance/refunds", "arrow-back-up", "office.payments"),
            new("nav.office-cash", "/office/finance/cash", "cash", "office.cash"),
            new("nav.office-invoices", "/office/invoices", "file-invoice", "office.invoices"),
            new("nav.office-reconciliation", "/office/reconciliation", "arrows-left-right", "office.reconciliation"),
            new("nav.office-dues", "/office/dues", "report-money", "office.dues"),
            new("nav.office-books", "/office/books", "book-2", "office.books"),
            new("nav.office-sponsors", "/office/sponsors", "heart-handshake", "office.sponsors"),
        ]),
        new("nav.group-quality", [new("nav.office-quality", "/office/quality", "stethoscope", "office.quality")]),
        new("nav.group-reports",
        [
            new("nav.office-dashboard", "/office/dashboard", "dashboard", "office.dashboard"),
            new("nav.office-messages", "/office/messages", "mail", "office.messages"),
            new("nav.office-reminders", "/office/settings/reminders", "bell", "office.messages"),
            new("nav.office-figures", "/office/figures", "chart-bar", "office.figures"),
            new("nav.office-works", "/office/works", "clipboard-list", "office.works"),
            new("nav.office-reports", "/office/reports", "report-analytics", "office.reports"),
        ]),
        new("nav.group-system",
        [
            new("nav.office-users", "/office/settings/accounts", "user-check", "office.users"),
            new("nav.office-settings", "/office/settings", "settings", "office.settings"),
            new("nav.office-audit", "/office/audit", "history", "office.audit"),
            new("nav.office-jobs", "/office/jobs", "progress-check", "office.jobs"),
        ]),
    ]);
}
