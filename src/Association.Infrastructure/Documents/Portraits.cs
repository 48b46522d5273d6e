using Association.Application.Events.Programme;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>Draws a picture anew: what comes out is pixels alone, whatever the camera or somebody clever wrote into the file.</summary>
internal sealed class Portraits : IPortraits
{
    private const int Side = 480;
    private const int Quality = 85;

    /// <summary>A small file can claim a huge picture.</summary>
    private const long MaxPixels = 40_000_000;

    public byte[]? Of(byte[] picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png)) return null;
        if ((long)codec.Info.Width * codec.Info.Height > MaxPixels) return null;
        using var whole = SKBitmap.Decode(codec);
        if (whole is null) return null;
        using var upright = Upright(whole, codec.EncodedOrigin);
        using var small = Square(upright);
        using var image = SKImage.FromBitmap(small);
        using var encoded = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    /// <summary>The middle of the width and the top of the height, where faces are.</summary>
    private static SKBitmap Square(SKBitmap picture)
    {
        var side = Math.Min(picture.Width, picture.Height);
        var target = Math.Min(side, Side);
        var square = new SKBitmap(target, target, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(square);
        using var image = SKImage.FromBitmap(picture);
        canvas.Clear(SKColors.White);
        var left = (picture.Width - side) / 2f;
        var top = (picture.Height - side) / 4f;
        canvas.DrawImage(image, new SKRect(left, top, left + side, top + side), new SKRect(0, 0, target, target), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return square;
    }

    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var degrees = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        var turned = degrees % 180 == 0 ? new SKBitmap(picture.Width, picture.Height) : new SKBitmap(picture.Height, picture.Width);
        using var canvas = new SKCanvas(turned);
        canvas.Translate(turned.Width / 2f, turned.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.DrawBitmap(picture, -picture.Width / 2f, -picture.Height / 2f);
        return turned;
    }
}
