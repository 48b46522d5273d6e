using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Pages.Groups;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Unit;

/// <summary>One group order of one's unit.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class GroupModel(GroupServices services, IMediator mediator) : GroupPage(services)
{
    /// <summary>More than that are found by name when seats are ordered.</summary>
    private const int MostColleagues = 1_000;

    [BindProperty(SupportsGet = true)] public Id<GroupOrder> Id { get; set; }

    protected override Task<Id<GroupOrder>?> LocateAsync(CancellationToken cancellationToken) => Task.FromResult<Id<GroupOrder>?>(Id);

    protected override async Task AddToAsync(CancellationToken cancellationToken)
    {
        if (!Group.MayName || Group.Unnamed == 0 || Group.Unit is not { } unit || !(await mediator.Send(new ListMyUnits(), cancellationToken)).Any(u => u.Id == unit && u.Staff)) return;
        var staff = new List<RosterLine>();
        for (string? after = null; ;)
        {
            var part = await mediator.Send(new ListRoster(new(unit), After: after, Size: 200), cancellationToken);
            staff.AddRange(part.Items);
            if ((after = part.Next) is null || staff.Count >= MostColleagues) break;
        }

        Colleagues = staff;
    }
}
