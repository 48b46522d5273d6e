using Microsoft.Extensions.Options;

namespace Association.Web.Navigation;

/// <summary>The menus for the person who looks: nothing that is not there, nothing they may not enter.</summary>
public interface INavigation
{
    /// <summary>The header's links: the public pages, then this person's own parts of the site.</summary>
    IReadOnlyList<NavLink> Main { get; }

    /// <summary>The parts of the site that are this person's: my pages, my unit, my committees, the office.</summary>
    IReadOnlyList<NavLink> Own { get; }

    /// <summary>The section a path lies in, with the links this person sees, or null on public pages.</summary>
    NavSection? SectionOf(string path);

    /// <summary>Whether a link leads to the page shown or to what it is part of.</summary>
    bool IsCurrent(NavLink link, string path);
}

internal sealed class SiteNavigation(IViewer viewer, KnownRoutes routes) : INavigation
{
    private static readonly NavSection[] Sections = [SiteMap.My, SiteMap.Unit, SiteMap.Office];

    public IReadOnlyList<NavLink> Main =>
        [.. SiteMap.Public.Where(Shown).Where(link => !viewer.SignedIn || link.Href != "/join"), .. Own];

    public IReadOnlyList<NavLink> Own =>
        [.. Shown(SiteMap.My), .. Shown(SiteMap.Unit), .. Shown(SiteMap.Desks) ? [SiteMap.Desks] : Array.Empty<NavLink>(), .. Shown(SiteMap.Office)];

    public NavSection? SectionOf(string path) =>
        Sections.FirstOrDefault(section => Holds(section.Entry.Href, path)) is not { } found ? null
            : found with { Groups = [.. found.Groups.Select(group => group with { Links = [.. group.Links.Where(Shown)] }).Where(group => group.Links.Count > 0)] };

    public bool IsCurrent(NavLink link, string path)
    {
        if (!Holds(link.Href, path)) return false;
        // "/my" is the overview among its siblings, and the whole section in the header.
        var section = Sections.FirstOrDefault(s => s.Entry.Href == link.Href);
        if (section is not null) return section.Entry.Text == link.Text || !section.Links.Any(other => other.Href != link.Href && Holds(other.Href, path));
        // Of a page and the pages below it that have links of their own, the nearest is the current one.
        return !Sections.SelectMany(s => s.Links).Any(other => other.Href != link.Href && Holds(link.Href, other.Href) && Holds(other.Href, path));
    }

    private IEnumerable<NavLink> Shown(NavSection section) => Shown(section.Entry) ? [section.Entry] : [];

    private bool Shown(NavLink link) => routes.ShowAll || ((link.Area is null || viewer.Areas.Contains(link.Area)) && routes.Has(link.Href));

    private static bool Holds(string href, string path) =>
        path.Equals(href, StringComparison.OrdinalIgnoreCase) || path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The fixed addresses the site answers, so that a menu never offers a page that is not installed.</summary>
internal sealed class KnownRoutes(EndpointDataSource endpoints, IOptions<SiteOptions> site)
{
    private readonly Lazy<HashSet<string>> _paths = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + OptionalTail(endpoint.RoutePattern.RawText ?? "").Trim('/'))
        .ToHashSet(StringComparer.OrdinalIgnoreCase));

    public bool ShowAll => site.Value.ShowWholeMenu;

    public bool Has(string href) => _paths.Value.Contains(href);

    private static string OptionalTail(string pattern) =>
        pattern.IndexOf("/{", StringComparison.Ordinal) is >= 0 and var at && pattern.EndsWith("?}", StringComparison.Ordinal) ? pattern[..at] : pattern;
}
