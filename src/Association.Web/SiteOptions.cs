using System.Globalization;

namespace Association.Web;

/// <summary>What an installation calls itself: configuration section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>By language: <c>Site:Name:zh-CN</c>, <c>Site:Name:en</c>.</summary>
    public Dictionary<string, string> Name { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, string> Address { get; } = new(StringComparer.OrdinalIgnoreCase);
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>The registration of the web site with the authorities, shown in the footer.</summary>
    public string? IcpNumber { get; set; }

    /// <summary>Shows every menu entry whoever looks, for design work; what it leads to stays closed.</summary>
    public bool ShowWholeMenu { get; set; }

    /// <summary>How long a public page may be shown to visitors as it was, after another node or program has written; 0 to 60, 0 for never.</summary>
    public int KeepPublicPagesSeconds { get; set; } = 2;

    public string DisplayName => InLanguage(Name) ?? (CultureInfo.CurrentUICulture.Name == "en" ? "District Medical Association" : "区医学会");
    public string? DisplayAddress => InLanguage(Address);

    private static string? InLanguage(Dictionary<string, string> words) =>
        words.GetValueOrDefault(CultureInfo.CurrentUICulture.Name) ?? words.Values.FirstOrDefault();
}
