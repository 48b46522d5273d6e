namespace Association.Web.Navigation;

/// <summary>Who looks at the page, as far as the shell must know. Rights are decided elsewhere; this only chooses links.</summary>
public interface IViewer
{
    bool SignedIn { get; }
    string? Name { get; }

    /// <summary>The parts of the site this person may enter: <c>my</c>, <c>unit</c>, <c>office</c>, <c>office.members</c>… (see <see cref="SiteMap"/>).</summary>
    IReadOnlySet<string> Areas { get; }
}

internal sealed class AnonymousViewer : IViewer
{
    public bool SignedIn => false;
    public string? Name => null;
    public IReadOnlySet<string> Areas { get; } = new HashSet<string>();
}
