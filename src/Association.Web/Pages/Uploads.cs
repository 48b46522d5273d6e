using Association.Application.Files;

namespace Association.Web.Pages;

/// <summary>Takes a file out of a posted form.</summary>
internal static class Uploads
{
    public static async Task<UploadedFile?> ReadAsync(IFormFile? file, int most, CancellationToken cancellationToken)
    {
        if (file is null) return null;
        using var content = new MemoryStream((int)Math.Min(file.Length, most));
        await file.CopyToAsync(content, cancellationToken);
        return new(file.FileName, content.ToArray());
    }
}
