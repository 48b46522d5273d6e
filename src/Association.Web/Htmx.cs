using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web;

/// <summary>One page answers twice: a whole page to a browser, the part that changed to htmx.</summary>
public static class Htmx
{
    public static bool IsHtmx(this HttpRequest request) =>
        request.Headers.ContainsKey("HX-Request") && !request.Headers.ContainsKey("HX-Boosted");

    /// <summary>The partial when htmx asks, otherwise the whole page.</summary>
    public static IActionResult PageOr(this PageModel page, string partial, object model) =>
        page.Request.IsHtmx() ? page.Partial(partial, model) : page.Page();

    /// <summary>After a change: htmx is sent to the address by header, a browser by 303, so that reload does not post again.</summary>
    public static IActionResult Go(this PageModel page, string url)
    {
        if (!page.Url.IsLocalUrl(url)) throw new ArgumentException("Only addresses of this site.", nameof(url));
        page.Response.Headers[page.Request.IsHtmx() ? "HX-Redirect" : "Location"] = url;
        return page.Request.IsHtmx() ? new NoContentResult() : new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <summary>Tells elements with <c>hx-trigger="name from:body"</c> that something happened.</summary>
    public static void Trigger(this HttpResponse response, string name) => response.Headers["HX-Trigger"] = name;
}
