using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Application.Common;

/// <summary>Seals and opens personal numbers; the keys live apart from the database.</summary>
public interface IPersonalNumbers
{
    SealedNumber Seal(ResidentId number);
    SealedNumber Seal(MobileNumber number);
    SealedNumber Seal(PracticeCertificate number);
    SealedNumber Seal(ContactPhone number);
    SealedNumber Seal(BankAccountNumber number);

    /// <summary>The keyed hash under which an equal number is found.</summary>
    string IndexOf(ResidentId number);
    string IndexOf(MobileNumber number);

    /// <summary>The plain number. Only a use case that leaves an audit row may ask for it.</summary>
    string Open(SealedNumber number);
}

/// <summary>Seals a whole file that holds personal numbers, with the keys that seal single ones.</summary>
public interface IFileSeal
{
    byte[] Seal(byte[] content);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The file was altered, or its key is gone.</exception>
    byte[] Open(byte[] sealedContent);

    /// <summary>Whether the present key sealed it.</summary>
    bool IsCurrent(ReadOnlySpan<byte> sealedContent);
}

/// <summary>Keeps the content of files under random names, apart from the database.</summary>
public interface IFileStore
{
    /// <summary>Writes the content and adds its row to the unit of work.</summary>
    Task<StoredFile> KeepAsync(byte[] content, string name, string contentType, FilePurpose purpose, UserId? owner, CancellationToken cancellationToken);

    /// <exception cref="FileNotFoundException">The row exists and the content does not: <c>check</c> reports it.</exception>
    Task<Stream> OpenAsync(Id<StoredFile> file, CancellationToken cancellationToken);
}

/// <summary>What the installation is called and where it is reached.</summary>
public sealed record SiteOptions(Bilingual Name, Uri BaseUrl, string CertificateCode, Bilingual BankAccount);
