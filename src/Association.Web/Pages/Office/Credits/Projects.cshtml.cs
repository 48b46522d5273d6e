using Association.Application.Access;
using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>Every project of a year, the most urgent first.</summary>
internal sealed class ProjectsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    public IReadOnlyList<CmeProjectLine> Projects { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Projects = await Mediator.Send(new ListCmeProjects(Year), cancellationToken);
}
