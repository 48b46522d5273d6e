using Association.Application.Badges;
using Association.Domain.Badges;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>Badges drawn in millimetres: all of a run share one cut-down font, so that a thousand fit one small file.</summary>
internal sealed class BadgeRenderer(FontLibrary library) : IBadgeRenderer
{
    private const float Points = 72f / 25.4f;
    private const float PixelsPerMillimetre = 8;
    private const int MaxPixels = 4_000;

    public bool CanDraw(byte[] picture)
    {
        using var codec = SKCodec.Create(new MemoryStream(picture));
        return codec is not null && codec.Info.Width is > 0 and <= MaxPixels && codec.Info.Height is > 0 and <= MaxPixels;
    }

    public byte[] Render(BadgeDesign design, IReadOnlyList<BadgeCard> cards, string title, DateOnly on, Action<int>? drawn = null)
    {
        using var fonts = Fonts(design, cards);
        using var logo = design.Logo is { } picture ? SKImage.FromEncodedData(picture) : null;
        var layout = design.Layout;
        var done = 0;
        return PdfFile.Write(Printable.Of(title), Printable.Of(design.EventName), on, document =>
        {
            foreach (var sheet in cards.Chunk(layout.OnASheet))
            {
                var canvas = document.BeginPage((float)layout.PageWidth * Points, (float)layout.PageHeight * Points);
                canvas.Scale(Points);
                for (var i = 0; i < sheet.Length; i++) Draw(canvas, design, sheet[i], Place(layout, i), fonts, logo);
                document.EndPage();
                drawn?.Invoke(done += sheet.Length);
            }
        });
    }

    public byte[] Preview(BadgeDesign design, BadgeCard card)
    {
        using var fonts = Fonts(design, [card]);
        using var logo = design.Logo is { } picture ? SKImage.FromEncodedData(picture) : null;
        var (width, height) = ((int)((float)design.Layout.BadgeWidth * PixelsPerMillimetre), (int)((float)design.Layout.BadgeHeight * PixelsPerMillimetre));
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(PixelsPerMillimetre);
        Draw(surface.Canvas, design, card, SKPoint.Empty, fonts, logo);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 90);
        return png.ToArray();
    }

    private static SKPoint Place(BadgeLayout layout, int index)
    {
        var (row, column) = Math.DivRem(index, layout.Columns);
        return new((float)(layout.MarginLeft + column * (layout.BadgeWidth + layout.GapX)), (float)(layout.MarginTop + row * (layout.BadgeHeight + layout.GapY)));
    }

    private FontSubset Fonts(BadgeDesign design, IReadOnlyList<BadgeCard> cards)
    {
        var collector = new TextCollector(library);
        foreach (var item in design.Items.Where(BadgeText.IsText))
        {
            collector.Draw("…", BadgeText.StyleOf(item.Font), 1, default, default);
            foreach (var card in cards) collector.Draw(BadgeText.Of(item, design, card), BadgeText.StyleOf(item.Font), 1, default, default);
        }

        return collector.Subset();
    }

    /// <summary>As large as fits the box, its sides in proportion.</summary>
    private static SKRect Within(SKRect box, SKImage picture, BadgeAlign align)
    {
        var scale = Math.Min(box.Width / picture.Width, box.Height / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        var left = align switch { BadgeAlign.Left => 0, BadgeAlign.Right => box.Width - width, _ => (box.Width - width) / 2 };
        return SKRect.Create(left, (box.Height - height) / 2, width, height);
    }

    private static void Draw(SKCanvas canvas, BadgeDesign design, BadgeCard card, SKPoint at, FontSubset fonts, SKImage? logo)
    {
        foreach (var item in design.Items)
        {
            using var restore = new SKAutoCanvasRestore(canvas);
            canvas.Translate(at.X + (float)item.Box.X, at.Y + (float)item.Box.Y);
            var box = SKRect.Create((float)item.Box.Width, (float)item.Box.Height);
            // The last fence: whatever a font says of its letters, nothing leaves its box.
            canvas.ClipRect(box);
            var side = Math.Min(box.Width, box.Height);
            var left = item.Align switch { BadgeAlign.Left => 0, BadgeAlign.Right => box.Width - side, _ => (box.Width - side) / 2 };
            if (item.Kind is BadgeItemKind.QrCode) new QrModules(card.Code).Draw(canvas, SKRect.Create(left, (box.Height - side) / 2, side, side), Palette.Ink);
            else if (item.Kind is BadgeItemKind.Logo && logo is not null) canvas.DrawImage(logo, Within(box, logo, item.Align), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            else if (item.Kind is BadgeItemKind.Logo) Ornaments.Emblem(canvas, left + side / 2, box.Height / 2, side / 2);
            else
            {
                // Fonts are made for points: the text is set in them, whatever the canvas counts in.
                canvas.Scale(1 / Points);
                BadgeText.Set(new TextPen(canvas, fonts), item, BadgeText.Of(item, design, card));
            }
        }
    }
}

/// <summary>A text in its box, by the rule for what is too long.</summary>
internal static class BadgeText
{
    private const float Points = 72f / 25.4f;
    private const float Leading = 1.32f;
    private const float Step = 0.94f;
    private const float Smallest = 1;

    public static bool IsText(BadgeItemLook item) => item.Kind is not (BadgeItemKind.QrCode or BadgeItemKind.Logo);

    public static FontStyle StyleOf(BadgeFont font) => font switch
    {
        BadgeFont.SansBold => FontStyle.SansBold,
        BadgeFont.Serif => FontStyle.Serif,
        BadgeFont.SerifBold => FontStyle.SerifBold,
        _ => FontStyle.Sans,
    };

    public static string Of(BadgeItemLook item, BadgeDesign design, BadgeCard card) => Printable.Of(item.Kind switch
    {
        BadgeItemKind.Name => card.Name,
        BadgeItemKind.Unit => card.Unit ?? "",
        BadgeItemKind.Category => card.Category,
        BadgeItemKind.Number => card.Number,
        BadgeItemKind.EventName => design.EventName,
        _ => item.Text ?? "",
    }).Trim();

    public static void Set(ITextSetter setter, BadgeItemLook item, string text)
    {
        if (text.Length == 0) return;
        var (width, height) = ((float)item.Box.Width * Points, (float)item.Box.Height * Points);
        var largest = Math.Min((float)item.Size, height / Leading);
        var look = new TextLook(StyleOf(item.Font), largest, Palette.Ink);
        var block = item.Overflow switch
        {
            BadgeOverflow.Wrap => Wrapped(setter, text, look, width, height),
            BadgeOverflow.Cut => TextBlock.Fit(setter, Cut(setter, text, look, width), look, width),
            _ => TextBlock.Fit(setter, text, look, width),
        };
        var align = item.Align switch { BadgeAlign.Center => SKTextAlign.Center, BadgeAlign.Right => SKTextAlign.Right, _ => SKTextAlign.Left };
        block.Draw(setter, 0, (height - block.Height) / 2 + block.Size * 1.05f, width, align);
    }

    /// <summary>The largest size at which the lines that are needed fit the height.</summary>
    private static TextBlock Wrapped(ITextSetter setter, string text, TextLook look, float width, float height)
    {
        for (var size = look.Size; ; size *= Step)
        {
            var lines = Math.Max(1, (int)(height / (size * Leading)));
            var block = TextBlock.Fit(setter, text, look with { Size = size, MinSize = size }, width, lines);
            if (block.Size >= size * 0.999f && block.Height <= height || size <= Smallest) return block;
        }
    }

    private static string Cut(ITextSetter setter, string text, TextLook look, float width)
    {
        if (setter.Measure(text, look.Style, look.Size) <= width) return text;
        var shown = text;
        while (shown.Length > 0 && setter.Measure(shown + "…", look.Style, look.Size) > width)
            shown = shown[..^(shown.Length > 1 && char.IsLowSurrogate(shown[^1]) ? 2 : 1)].TrimEnd();
        return shown + "…";
    }
}
