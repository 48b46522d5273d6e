using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages;

/// <summary>
/// What went wrong, in the reader's language. What one may not see answers exactly like what does not exist.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    /// <summary>The failures that have words of their own.</summary>
    private static readonly int[] Known = [400, 404, 413, 429, 500, 503];

    public int Code { get; private set; }

    public void OnGet(int code) => Answer(code);
    public void OnPost(int code) => Answer(code);

    private void Answer(int code)
    {
        // After an exception the status was chosen by its kind; the address only says that there was one.
        var status = HttpContext.Features.Get<IExceptionHandlerFeature>() is null ? code : Response.StatusCode;
        Code = status switch
        {
            401 or 403 or 405 or 410 => 404,
            _ when Known.Contains(status) => status,
            >= 500 => 500,
            _ => 400,
        };
        Response.StatusCode = Code == 404 || status is < 400 or > 599 ? Code : status;
    }
}
