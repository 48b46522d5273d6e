using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;

namespace Association.Domain.Badges;

public enum BadgeItemKind { Name, Unit, Category, Number, QrCode, EventName, Logo, Text }

public enum BadgeFont { Sans, SansBold, Serif, SerifBold }

public enum BadgeAlign { Left, Center, Right }

/// <summary>What becomes of a text that its box is too small for: set smaller, on several lines, or cut with an ellipsis.</summary>
public enum BadgeOverflow { Shrink, Wrap, Cut }

public static class BadgeErrors
{
    public static readonly Error NotFound = Error.NotFound("badge template");
    public static readonly Error ItemNotFound = Error.NotFound("badge item");
    public static readonly Error PageSmall = Error.Invalid("badge.page-small", "The badge does not fit on the sheet with these margins.", "BadgeWidth");
    public static readonly Error Outside = Error.Invalid("badge.outside", "The box reaches over the edge of the badge.", "Width");
    public static readonly Error TooMany = Error.Conflict("badge.too-many", "A badge has at most 30 boxes.");
    public static readonly Error Nobody = Error.Conflict("badge.nobody", "Nobody of this selection has a confirmed place.");
    public static readonly Error Picture = Error.Invalid("badge.picture", "The logo is a PNG or JPEG of at most 1 MB and 4,000 pixels a side.", "File");
    public static readonly Error TextMissing = Error.Invalid("badge.text-missing", "Write what the box says.", "Text");
}

/// <summary>Sheet and badge in millimetres; as many badges on a sheet as fit.</summary>
public sealed record BadgeLayout(decimal PageWidth, decimal PageHeight, decimal BadgeWidth, decimal BadgeHeight, decimal MarginLeft, decimal MarginTop, decimal GapX, decimal GapY)
{
    public const decimal MinSize = 10;
    public const decimal MaxSize = 450;
    public const decimal MaxMargin = 100;

    /// <summary>A4 with ten badges of 90 × 54 mm, the usual perforated sheet.</summary>
    public static readonly BadgeLayout A4 = new(210, 297, 90, 54, 15, 13.5m, 0, 0);

    public int Columns => Count(PageWidth - MarginLeft, BadgeWidth, GapX);
    public int Rows => Count(PageHeight - MarginTop, BadgeHeight, GapY);
    public int OnASheet => Columns * Rows;

    private static int Count(decimal room, decimal size, decimal gap) => room < size ? 0 : (int)((room + gap) / (size + gap));
}

/// <summary>How the badges of an event look.</summary>
public sealed class BadgeTemplate : AggregateRoot<BadgeTemplate>
{
    public const int MaxNameLength = 100;
    public const int MaxItems = 30;

    private readonly List<BadgeItem> _items = [];

    private BadgeTemplate() { }

    public BadgeTemplate(Id<Event> @event, string name, BadgeLayout layout)
    {
        (Event, Name) = (@event, name);
        Arrange(name, layout);
    }

    public Id<Event> Event { get; private set; }
    public string Name { get; private set; } = "";
    public decimal PageWidth { get; private set; }
    public decimal PageHeight { get; private set; }
    public decimal BadgeWidth { get; private set; }
    public decimal BadgeHeight { get; private set; }
    public decimal MarginLeft { get; private set; }
    public decimal MarginTop { get; private set; }
    public decimal GapX { get; private set; }
    public decimal GapY { get; private set; }
    /// <summary>A picture for the boxes that show the logo; null: the association's emblem.</summary>
    public Id<StoredFile>? Logo { get; private set; }
    public IReadOnlyCollection<BadgeItem> Items => _items;

    public BadgeLayout Layout => new(PageWidth, PageHeight, BadgeWidth, BadgeHeight, MarginLeft, MarginTop, GapX, GapY);

    /// <summary>A badge that can be printed as it is: event, name, unit, category and the code for the door.</summary>
    public static BadgeTemplate Ready(Id<Event> @event, string name)
    {
        var template = new BadgeTemplate(@event, name, BadgeLayout.A4);
        template.Put(new(BadgeItemKind.Logo, new(4, 4, 8, 8), BadgeFont.Sans, 9, BadgeAlign.Left, BadgeOverflow.Shrink, null));
        template.Put(new(BadgeItemKind.EventName, new(14, 4, 72, 9), BadgeFont.Sans, 9, BadgeAlign.Left, BadgeOverflow.Wrap, null));
        template.Put(new(BadgeItemKind.Name, new(4, 17, 58, 14), BadgeFont.SansBold, 28, BadgeAlign.Left, BadgeOverflow.Shrink, null));
        template.Put(new(BadgeItemKind.Unit, new(4, 33, 58, 10), BadgeFont.Sans, 11, BadgeAlign.Left, BadgeOverflow.Wrap, null));
        template.Put(new(BadgeItemKind.Category, new(4, 45, 58, 6), BadgeFont.SansBold, 11, BadgeAlign.Left, BadgeOverflow.Cut, null));
        template.Put(new(BadgeItemKind.QrCode, new(63, 22, 23, 23), BadgeFont.Sans, 9, BadgeAlign.Center, BadgeOverflow.Shrink, null));
        template.Put(new(BadgeItemKind.Number, new(63, 46, 23, 5), BadgeFont.Sans, 8, BadgeAlign.Center, BadgeOverflow.Shrink, null));
        return template;
    }

    public void Arrange(string name, BadgeLayout layout)
    {
        Refuse.If(layout.OnASheet == 0, BadgeErrors.PageSmall);
        Refuse.If(_items.Any(i => !i.Box.FitsOn(layout)), BadgeErrors.Outside);
        Name = name;
        (PageWidth, PageHeight, BadgeWidth, BadgeHeight) = (layout.PageWidth, layout.PageHeight, layout.BadgeWidth, layout.BadgeHeight);
        (MarginLeft, MarginTop, GapX, GapY) = (layout.MarginLeft, layout.MarginTop, layout.GapX, layout.GapY);
    }

    public void ShowLogo(Id<StoredFile>? picture) => Logo = picture;

    public BadgeItem Put(BadgeItemLook look)
    {
        Refuse.If(_items.Count >= MaxItems, BadgeErrors.TooMany);
        MustFit(look);
        var item = new BadgeItem(Id, look, _items.Count == 0 ? 1 : _items.Max(i => i.Order) + 1);
        _items.Add(item);
        return item;
    }

    public void Change(Id<BadgeItem> item, BadgeItemLook look)
    {
        MustFit(look);
        Of(item).Change(look);
    }

    public void Take(Id<BadgeItem> item) => _items.Remove(Of(item));

    /// <summary>Where another box stands beside those that are there; over them where there is no room.</summary>
    public BadgeBox FreeBox()
    {
        foreach (var (width, height) in BadgeBox.Usual)
            for (var y = BadgeBox.Margin; y + height <= BadgeHeight - BadgeBox.Margin; y++)
                for (var x = BadgeBox.Margin; x + width <= BadgeWidth - BadgeBox.Margin; x++)
                    if (new BadgeBox(x, y, width, height) is var box && _items.TrueForAll(i => !i.Box.Overlaps(box))) return box;
        return new(0, 0, Math.Min(BadgeWidth, BadgeBox.Usual[0].Width), Math.Min(BadgeHeight, BadgeBox.Usual[0].Height));
    }

    /// <summary>Boxes that lie over one another, each pair once: sometimes meant, mostly not.</summary>
    public IEnumerable<(BadgeItem One, BadgeItem Other)> Overlaps() =>
        from one in _items
        from other in _items
        where one.Order < other.Order && one.Box.Overlaps(other.Box)
        orderby one.Order, other.Order
        select (one, other);

    /// <summary>The same look for another event.</summary>
    public BadgeTemplate CopyTo(Id<Event> @event, string name)
    {
        var copy = new BadgeTemplate(@event, name, Layout);
        copy.ShowLogo(Logo);
        foreach (var item in _items.OrderBy(i => i.Order)) copy.Put(item.Look);
        return copy;
    }

    private BadgeItem Of(Id<BadgeItem> item) => _items.Find(i => i.Id == item) ?? throw new RefusedException(BadgeErrors.ItemNotFound);

    private void MustFit(BadgeItemLook look)
    {
        Refuse.Unless(look.Box.FitsOn(Layout), BadgeErrors.Outside);
        Refuse.If(look.Kind is BadgeItemKind.Text && string.IsNullOrWhiteSpace(look.Text), BadgeErrors.TextMissing);
    }
}

/// <summary>Where something stands on a badge, in millimetres from its upper left corner.</summary>
public sealed record BadgeBox(decimal X, decimal Y, decimal Width, decimal Height)
{
    /// <summary>What a new box keeps clear of the edge.</summary>
    public const decimal Margin = 2;

    /// <summary>Sizes that a new box tries, the widest first.</summary>
    public static readonly IReadOnlyList<(decimal Width, decimal Height)> Usual = [(40, 8), (26, 8), (26, 6), (15, 5)];

    public bool Overlaps(BadgeBox other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

    public bool FitsOn(BadgeLayout layout) => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && X + Width <= layout.BadgeWidth && Y + Height <= layout.BadgeHeight;
}

/// <param name="Size">Points; the largest that is used.</param>
/// <param name="Text">Of free text.</param>
public sealed record BadgeItemLook(BadgeItemKind Kind, BadgeBox Box, BadgeFont Font, decimal Size, BadgeAlign Align, BadgeOverflow Overflow, string? Text);

/// <summary>One box of a badge.</summary>
public sealed class BadgeItem : Entity<BadgeItem>
{
    public const int MaxTextLength = 200;
    public const decimal MinFontSize = 4;
    public const decimal MaxFontSize = 120;

    private BadgeItem() { }

    internal BadgeItem(Id<BadgeTemplate> template, BadgeItemLook look, int order)
    {
        (Template, Order) = (template, order);
        Change(look);
    }

    public Id<BadgeTemplate> Template { get; private set; }
    public int Order { get; private set; }
    public BadgeItemKind Kind { get; private set; }
    public decimal X { get; private set; }
    public decimal Y { get; private set; }
    public decimal Width { get; private set; }
    public decimal Height { get; private set; }
    public BadgeFont Font { get; private set; }
    public decimal Size { get; private set; }
    public BadgeAlign Align { get; private set; }
    public BadgeOverflow Overflow { get; private set; }
    public string? Text { get; private set; }

    public BadgeBox Box => new(X, Y, Width, Height);
    public BadgeItemLook Look => new(Kind, Box, Font, Size, Align, Overflow, Text);

    internal void Change(BadgeItemLook look)
    {
        (Kind, Font, Size, Align, Overflow, Text) = (look.Kind, look.Font, look.Size, look.Align, look.Overflow, look.Kind is BadgeItemKind.Text ? look.Text?.Trim() : null);
        (X, Y, Width, Height) = (look.Box.X, look.Box.Y, look.Box.Width, look.Box.Height);
    }
}
