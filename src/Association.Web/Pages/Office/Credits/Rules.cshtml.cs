using Association.Application.Access;
using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>Every version of every rule pack.</summary>
internal sealed class RulesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public IReadOnlyList<RulePackLine> Packs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Packs = await Mediator.Send(new ListRulePacks(), cancellationToken);
}
