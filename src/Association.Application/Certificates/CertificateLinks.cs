using Association.Application.Common;

namespace Association.Application.Certificates;

/// <summary>The address in a certificate's QR code: number and key, so that a scan needs no name.</summary>
public static class CertificateLinks
{
    public const string Purpose = "certificate";

    public static Uri For(SiteOptions site, ILinkSecrets secrets, string number) =>
        new(site.BaseUrl, $"/verify/{number}?k={secrets.For(Purpose, number)}");
}
