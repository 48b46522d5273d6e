using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>The colours of printed documents; dark enough to be read on a grey copy.</summary>
internal static class Palette
{
    public static readonly SKColor Ink = new(0x1F, 0x29, 0x33);
    public static readonly SKColor Muted = new(0x5B, 0x66, 0x70);
    public static readonly SKColor Teal = new(0x0F, 0x4C, 0x5C);
    public static readonly SKColor Gold = new(0xA8, 0x83, 0x3A);
    public static readonly SKColor PaleGold = new(0xE6, 0xD9, 0xB8);
    public static readonly SKColor Watermark = new(0xF7, 0xF2, 0xE6);
    public static readonly SKColor Paper = SKColors.White;
}
