using Association.Application.Events;
using Association.Application.Events.Groups;

namespace Association.Web.Pages.Groups;

/// <summary>The table with what the server says to each row.</summary>
internal sealed record TableView(OrderForm Form, PublicEvent Event, GroupPreview? Preview);
