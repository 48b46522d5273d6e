using Association.Domain.Badges;

namespace Association.Application.Badges;

/// <summary>Everything that is the same on each badge.</summary>
/// <param name="Logo">PNG or JPEG; null: the emblem.</param>
public sealed record BadgeDesign(BadgeLayout Layout, IReadOnlyList<BadgeItemLook> Items, string EventName, byte[]? Logo = null)
{
    public static BadgeDesign Of(BadgeTemplate template, string eventName, byte[]? logo) => new(template.Layout, [.. template.Items.OrderBy(i => i.Order).Select(i => i.Look)], eventName, logo);
}

/// <param name="Code">What the QR code holds: the ticket.</param>
public sealed record BadgeCard(string Name, string? Unit, string Category, string Number, string Code);

/// <summary>Draws badges, several on a sheet.</summary>
public interface IBadgeRenderer
{
    /// <summary>All cards in the order given, as one PDF.</summary>
    /// <param name="drawn">Called after each sheet, with the number of cards drawn so far.</param>
    byte[] Render(BadgeDesign design, IReadOnlyList<BadgeCard> cards, string title, DateOnly on, Action<int>? drawn = null);

    /// <summary>Whether the bytes are a picture of a size that is drawn.</summary>
    bool CanDraw(byte[] picture);

    /// <summary>One badge as a PNG.</summary>
    byte[] Preview(BadgeDesign design, BadgeCard card);
}
