using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Association.Web.Pages.Registrations;

/// <summary>The same as for people with an account; a wrong key is answered like an unknown number.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class ChangeByLinkModel(RegistrationServices services, IMediator mediator) : ChangePage(services)
{
    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    protected override async Task<Id<Registration>?> LocateAsync(CancellationToken cancellationToken)
    {
        Key = LinkKey;
        return await mediator.Send(new FindRegistrationByLink(Number, LinkKey), cancellationToken) is { } id ? new(id) : null;
    }
}
