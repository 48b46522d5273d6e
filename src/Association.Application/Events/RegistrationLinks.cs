using Association.Application.Common;
using Association.Domain.Events;

namespace Association.Application.Events;

/// <summary>The address of a registration for people without an account: <c>/r/{number}?k=…</c>.</summary>
public static class RegistrationLinks
{
    public const string Purpose = "registration";

    public static Uri For(this SiteOptions site, ILinkSecrets secrets, Registration registration) =>
        new(site.BaseUrl, $"/r/{registration.Number}?k={secrets.For(Purpose, registration.Number)}");
}
