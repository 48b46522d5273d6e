using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Pages.Registrations;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.My.Registrations;

[RequestSizeLimit(MaxRequest)]
internal sealed class ChangeModel(RegistrationServices services) : ChangePage(services)
{
    [BindProperty(SupportsGet = true)] public Id<Registration> Id { get; set; }

    protected override Task<Id<Registration>?> LocateAsync(CancellationToken cancellationToken) => Task.FromResult<Id<Registration>?>(Id);
}
