using Association.Application.Access;
using Association.Application.Messages.Log;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>One mail as it left, what became of it, and sending it again with a word before it.</summary>
internal sealed class MessageModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Preface { get; set; }

    public MessageDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var result = await Mediator.Send(new SendAgain(Id, Preface ?? "", IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result, prefix: "")) return Page();
        this.Done(Say("messages.resent"));
        return this.Go($"/office/messages/{result.Value}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMessage(Id), cancellationToken) is not { } details) return false;
        Details = details;
        return true;
    }
}
