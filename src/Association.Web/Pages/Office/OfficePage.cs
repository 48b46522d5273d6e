using Association.Application.Access;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office;

/// <summary>What office pages share: they send requests, know who asks, and answer in words.</summary>
internal abstract class OfficePage(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    protected IMediator Mediator { get; } = mediator;
    protected ICurrentUser Reader { get; } = user;

    public bool May(string permission) => Reader.Has(permission);

    protected string Say(string key, params object[] arguments) => texts[key, arguments];
}
