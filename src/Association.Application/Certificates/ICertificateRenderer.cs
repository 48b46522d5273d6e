namespace Association.Application.Certificates;

/// <summary>What a certificate says; frozen when it is issued.</summary>
/// <param name="NameLatin">The name as the English part carries it; without it that part repeats <paramref name="Name"/>.</param>
/// <param name="Hours">Hours attended.</param>
/// <param name="VerifyUrl">The absolute address behind the QR code.</param>
public sealed record CertificateSheet(
    string Number, string Name, string? NameLatin, string EventZh, string EventEn, DateOnly From, DateOnly To,
    decimal Hours, string IssuerZh, string IssuerEn, DateOnly IssuedOn, string VerifyUrl);

/// <summary>Draws certificates as PDF, one page each.</summary>
public interface ICertificateRenderer
{
    /// <summary>One PDF a sheet, in the order given, made only when it is asked for: a batch of any size needs the memory of a few.</summary>
    IEnumerable<byte[]> Render(IReadOnlyCollection<CertificateSheet> sheets);
}
