using Association.Application.Certificates;
using Association.Domain.Certificates;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>
/// Makes pictures small enough for a certificate of at most 200 kB, and draws them anew: what comes out is pixels alone. A background is a
/// JPEG; logo, signature and seal keep their transparency.
/// </summary>
internal sealed class CertificateImages : ICertificateImages
{
    private const int BackgroundBytes = 90_000;
    private const int PictureBytes = 24_000;
    /// <summary>A small file can claim a huge picture.</summary>
    private const long MaxPixels = 40_000_000;

    public byte[]? Of(byte[] picture, CertificateImage image)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png) || (long)codec.Info.Width * codec.Info.Height > MaxPixels) return null;
        using var whole = SKBitmap.Decode(codec);
        if (whole is null) return null;
        return image is CertificateImage.Background ? Smaller(whole, 1_240, BackgroundBytes, SKEncodedImageFormat.Jpeg) : Smaller(whole, 420, PictureBytes, SKEncodedImageFormat.Png);
    }

    /// <summary>Narrower and coarser until it fits.</summary>
    private static byte[] Smaller(SKBitmap whole, int widest, int most, SKEncodedImageFormat format)
    {
        for (var (width, quality) = (Math.Min(widest, whole.Width), 80); ; (width, quality) = (width * 4 / 5, Math.Max(40, quality - 10)))
        {
            var bytes = Encode(whole, width, quality, format);
            if (bytes.Length <= most || width < 60) return bytes;
        }
    }

    private static byte[] Encode(SKBitmap whole, int width, int quality, SKEncodedImageFormat format)
    {
        var height = Math.Max(1, (int)((long)whole.Height * width / whole.Width));
        var opaque = format is SKEncodedImageFormat.Jpeg;
        using var small = new SKBitmap(width, height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        using (var canvas = new SKCanvas(small))
        {
            canvas.Clear(opaque ? SKColors.White : SKColors.Transparent);
            using var source = SKImage.FromBitmap(whole);
            canvas.DrawImage(source, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var image = SKImage.FromBitmap(small);
        using var encoded = image.Encode(format, quality);
        return encoded.ToArray();
    }
}
