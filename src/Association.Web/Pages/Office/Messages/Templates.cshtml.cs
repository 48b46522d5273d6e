using System.Globalization;
using Association.Application.Access;
using Association.Application.Messages.Templates;
using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>The texts that the office can write anew.</summary>
internal sealed class TemplatesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public IReadOnlyList<TemplateLine> Lines { get; private set; } = [];
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await Mediator.Send(new ListTemplates(), cancellationToken);
}
