namespace Association.Application.Common;

/// <summary>QR codes with their quiet zone, error correction level M.</summary>
public interface IQrCodes
{
    /// <summary>For pages: one <c>svg</c> element without scripts, style attributes or a fixed size.</summary>
    string Svg(string text);

    /// <summary>For mails, whose readers seldom show SVG.</summary>
    byte[] Png(string text);
}
