using Association.Application.Common;
using QRCoder;

namespace Association.Infrastructure.Documents;

internal sealed class QrCodes : IQrCodes
{
    private const int PixelsPerModule = 8;

    public string Svg(string text)
    {
        var modules = new QrModules(text);
        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Size} {modules.Size}" shape-rendering="crispEdges" aria-hidden="true" focusable="false"><path fill="#fff" d="M0 0h{modules.Size}v{modules.Size}H0z"/><path fill="#000" d="{modules.SvgPath()}"/></svg>""";
    }

    public byte[] Png(string text)
    {
        using var data = QrModules.Encode(text);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }
}
