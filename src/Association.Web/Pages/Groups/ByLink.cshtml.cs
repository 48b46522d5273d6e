using Association.Application.Events.Groups;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Groups;

/// <summary>For the contact of a group order, by the link of the mail; a wrong key is answered like an unknown number.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class ByLinkModel(GroupServices services, IMediator mediator) : GroupPage(services)
{
    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }

    protected override async Task<Id<GroupOrder>?> LocateAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        Key = LinkKey;
        return await mediator.Send(new FindGroupByLink(Number, LinkKey), cancellationToken) is { } id ? new(id) : null;
    }
}
