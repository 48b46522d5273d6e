using Association.Application.Identity;
using Association.Web.Localization;
using Association.Web.Navigation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Association.Web.SignIn;

/// <summary>What the pages around sign-in share: where one came from, and how attempts end.</summary>
public abstract class AccountPage : PageModel
{
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>The page one came from, only if it is ours.</summary>
    protected string? Return => Language.Local(ReturnUrl);

    protected string Address => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Back to where one came from, else to where this person's work is.</summary>
    protected IActionResult GoBack(bool office)
    {
        var routes = HttpContext.RequestServices.GetRequiredService<KnownRoutes>();
        var home = office && routes.Has("/office") ? "/office" : routes.Has("/my") ? "/my" : "/";
        return LocalRedirect(Return ?? home);
    }

    /// <summary>The page again with what was wrong; too many attempts answer 429 and say when to come back.</summary>
    protected PageResult Refused(SignInAnswer answer, Domain.Common.Error wrong)
    {
        if (answer.Outcome is SignInOutcome.TooMany)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers[HeaderNames.RetryAfter] = ((int)Math.Ceiling(answer.RetryAfter.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            ModelState.Refuse(SignInErrors.TooMany.With(((int)Math.Ceiling(answer.RetryAfter.TotalMinutes)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        else
        {
            ModelState.Refuse(wrong);
        }

        return Page();
    }
}

internal static class SecretAddresses
{
    /// <summary>The address of this page is a secret: no other page learns it.</summary>
    public static void KeepAddressSecret(this PageModel page) => page.Response.Headers["Referrer-Policy"] = "no-referrer";
}
