using Association.Application.Access;
using Association.Application.Finance.Sponsors;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Sponsors;

/// <summary>A page with the terms of an agreement on it.</summary>
internal abstract class AgreementPage(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public AgreementForm Input { get; set; } = new();

    /// <summary>Of the event; empty until it is chosen.</summary>
    public IReadOnlyList<CategoryChoice> Categories { get; protected set; } = [];
}
