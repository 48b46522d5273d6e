using Association.Application.Common;
using Association.Domain.Events;

namespace Association.Application.Events;

/// <summary>The address of a registration for people without an account: <c>/r/{number}?k=…</c>.</summary>
public static class RegistrationLinks
{
    public const string Purpose = "registration";

    public static Uri For(this SiteOptions site, ILinkSecrets secrets, Registration registration) =>
        new(site.BaseUrl, secrets.PathOf(registration.Number));

    public static string PathOf(this ILinkSecrets secrets, string number) => $"/r/{number}?k={secrets.For(Purpose, number)}";
}
