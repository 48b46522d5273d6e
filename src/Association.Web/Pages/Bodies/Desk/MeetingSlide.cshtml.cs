using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>For the projector: the code by which whoever is in the room says so, large.</summary>
internal sealed class MeetingSlideModel(IMediator mediator, IStringLocalizer<Texts> texts, Application.Common.SiteOptions site, IQrCodes codes) : MeetingPage(mediator, texts)
{
    public string Link => new Uri(site.BaseUrl, $"/come/{Meeting.Code}").ToString();
    public string Qr => codes.Svg(Link);
    /// <summary>What people type, without the part that browsers add.</summary>
    public string Address => $"{site.BaseUrl.Authority}/come";

    public IActionResult OnGetCount() => Content(Say("meeting.here-now", Meeting.Counts.Attended));

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new OpenAttendance(Body, Event), cancellationToken)) ? this.Go(Of("slide")) : Page();
}
