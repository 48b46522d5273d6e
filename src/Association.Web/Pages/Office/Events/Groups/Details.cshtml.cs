using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Pages.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Office.Events.Groups;

/// <summary>One group order as the office sees it, which may change names after the lock date.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class DetailsModel(GroupServices services) : GroupPage(services)
{
    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }
    [BindProperty(SupportsGet = true)] public Id<GroupOrder> Of { get; set; }

    protected override Task<Id<GroupOrder>?> LocateAsync(CancellationToken cancellationToken) => Task.FromResult<Id<GroupOrder>?>(Of);
}
