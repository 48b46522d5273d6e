using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>A page with the plan of an election on it.</summary>
internal abstract class ElectionFormPage(IMediator mediator, IStringLocalizer<Texts> texts) : DeskPage(mediator, texts)
{
    [BindProperty] public ElectionInput Input { get; set; } = new();
}
