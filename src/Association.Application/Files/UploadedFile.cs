using Association.Domain.Common;

namespace Association.Application.Files;

/// <summary>A file as it arrived: its type is what its content says, never its name.</summary>
public sealed record UploadedFile(string Name, byte[] Content);

public static class UploadErrors
{
    public static readonly Error Missing = Error.Invalid("upload.missing", "Choose a file.", "File");
    public static readonly Error TooLarge = Error.Invalid("upload.too-large", "The file is larger than 10 MB.", "File");
    public static readonly Error Unknown = Error.Invalid("upload.unknown", "There is no such upload of yours.", "File");
    public static readonly Error TooMany = Error.Conflict("upload.too-many", "Too many of your uploads are not used yet.");
    public static readonly Error WrongType = Error.Invalid("upload.wrong-type", "Only PDF, JPG and PNG files are taken.", "File");
}

/// <summary>PDF, JPG or PNG up to 10 MB, recognised by the first bytes. Source: security.md B12, ASVS 5.2.2.</summary>
public static class EvidenceFile
{
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly (byte[] Magic, string Type)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ];

    /// <exception cref="RefusedException">Nothing, too much, or of another type.</exception>
    public static string TypeOf(UploadedFile? file) =>
        Judge(file) is { } fault ? throw new RefusedException(fault) : KnownType(file!)!;

    /// <summary>Why the file is not taken; null when it is.</summary>
    public static Error? Judge(UploadedFile? file) => file switch
    {
        null or { Content.Length: 0 } => UploadErrors.Missing,
        { Content.Length: > MaxBytes } => UploadErrors.TooLarge,
        _ => KnownType(file) is null ? UploadErrors.WrongType : null,
    };

    private static string? KnownType(UploadedFile file) => Known.FirstOrDefault(k => file.Content.AsSpan().StartsWith(k.Magic)).Type;
}
