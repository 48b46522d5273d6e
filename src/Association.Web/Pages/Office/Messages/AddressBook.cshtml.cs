using Association.Application.Access;
using Association.Application.Messages;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>Addresses whose mails came back, and which of them are left alone.</summary>
internal sealed class AddressBookModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public IReadOnlyList<BouncedAddress> Addresses { get; private set; } = [];
    public bool MayResume => May(Permissions.ResendMessages);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Addresses = await Mediator.Send(new ListBouncedAddresses(), cancellationToken);

    public async Task<IActionResult> OnPostResumeAsync(Guid address, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(new ResumeAddress(new(address)), cancellationToken)))
        {
            this.Done(Say("messages.resumed"));
            return this.Go("/office/messages/addresses");
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }
}
