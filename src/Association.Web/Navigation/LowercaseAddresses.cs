using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Association.Web.Navigation;

/// <summary>
/// Addresses of pages are written in lower case; the values in them stay as they are. The framework's own LowercaseUrls lowers
/// the values, too: the number of a ticket or the key of a link, which then leads nowhere.
/// </summary>
internal sealed partial class LowercaseAddresses : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        foreach (var route in model.Selectors.Select(s => s.AttributeRouteModel))
            if (route?.Template is { } template)
                route.Template = BetweenValues().Replace(template, words => words.Value.ToLowerInvariant());
    }

    [GeneratedRegex(@"(?<=^|\})[^{]+")]
    private static partial Regex BetweenValues();
}
