using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Pages.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Unit;

/// <summary>One group order of one's unit.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class GroupModel(GroupServices services) : GroupPage(services)
{
    [BindProperty(SupportsGet = true)] public Id<GroupOrder> Id { get; set; }

    protected override Task<Id<GroupOrder>?> LocateAsync(CancellationToken cancellationToken) => Task.FromResult<Id<GroupOrder>?>(Id);
}
