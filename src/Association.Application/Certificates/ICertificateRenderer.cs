using Association.Domain.Certificates;

namespace Association.Application.Certificates;

/// <summary>What one certificate says.</summary>
/// <param name="NameLatin">The name as the English part carries it; without it that part repeats <paramref name="Name"/>.</param>
/// <param name="Hours">Hours attended.</param>
/// <param name="VerifyUrl">The absolute address behind the QR code.</param>
/// <param name="Design">Null: the plain certificate of attendance.</param>
/// <param name="Values">What the words of the design put in braces, beside the facts above.</param>
public sealed record CertificateSheet(
    string Number, string Name, string? NameLatin, string EventZh, string EventEn, DateOnly From, DateOnly To,
    decimal Hours, string IssuerZh, string IssuerEn, DateOnly IssuedOn, string VerifyUrl, CertificateDesign? Design = null, CertificateValues? Values = null);

/// <summary>Draws certificates as PDF, one page each.</summary>
public interface ICertificateRenderer
{
    /// <summary>One PDF a sheet, in the order given, made only when it is asked for: a batch of any size needs the memory of a few.</summary>
    IEnumerable<byte[]> Render(IReadOnlyCollection<CertificateSheet> sheets);

    /// <summary>All sheets as the pages of one PDF.</summary>
    byte[] RenderBook(IReadOnlyCollection<CertificateSheet> sheets, string title, DateOnly on);

    /// <summary>A picture of the page, as PNG.</summary>
    byte[] Preview(CertificateSheet sheet);
}

/// <summary>Makes a picture fit for a certificate.</summary>
public interface ICertificateImages
{
    /// <returns>Null: it is no JPG or PNG picture, or a huge one.</returns>
    byte[]? Of(byte[] picture, CertificateImage image);
}
