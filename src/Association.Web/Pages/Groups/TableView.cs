using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Application.Members.Desk;

namespace Association.Web.Pages.Groups;

/// <summary>The table with what the server says to each row.</summary>
/// <param name="Opened">The handler whose part of the page stays open.</param>
internal sealed record TableView(OrderForm Form, PublicEvent Event, GroupPreview? Preview, string? Opened = null)
{
    /// <summary>The roster to pick from; null where the payer has none.</summary>
    public Roster? Staff { get; init; }
    public string? Find { get; init; }
    public Guid? PickCategory { get; init; }
}
