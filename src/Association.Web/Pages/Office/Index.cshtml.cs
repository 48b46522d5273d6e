using Association.Application.Access;
using Association.Application.Messages.Digests;
using Association.Application.Reports;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office;

/// <summary>The service desk: one inbox of what waits, with age.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    public ServiceDesk Desk { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether the reader gets it by mail on working mornings.</summary>
    public bool ByMail { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Desk = await Mediator.Send(new GetServiceDesk(), cancellationToken);
        ByMail = await Mediator.Send(new WantsDigest(), cancellationToken);
    }

    public async Task<IActionResult> OnPostDigestAsync(bool wanted, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(new WishDigest(wanted), cancellationToken), prefix: "")) this.Done(Say(wanted ? "office.digest-is-on" : "office.digest-is-off"));
        return this.Go("/office");
    }

    /// <summary>Where the work is done.</summary>
    public static string Address(DeskLine line) => line.Matter switch
    {
        DeskMatter.ApplicationsToReview => "/office/applications",
        DeskMatter.DuplicatesToReview => "/office/members/duplicates",
        DeskMatter.SlipsToConfirm => "/office/finance",
        DeskMatter.UnpaidNearDeadline => "/office/finance?view=Unpaid",
        DeskMatter.RefundsOwed => "/office/finance?view=Refunds",
        DeskMatter.PaymentsToReview => "/office/finance/reviews",
        DeskMatter.EventToConclude => $"/office/events/{line.Event}/publish",
        DeskMatter.CertificatesToIssue => $"/office/events/{line.Event}/certificates",
        DeskMatter.DraftIncomplete => $"/office/events/{line.Event}",
        DeskMatter.RoomsToApprove => "/office/rooms/requests",
        DeskMatter.MailsParked => "/office/messages?state=Parked",
        DeskMatter.AddressesStopped => "/office/messages/addresses",
        _ => "/office/messages",
    };

    public string Owner(DeskLine line) => Say("office.owner", Show.Choice(DeskOwners.Of(line.Matter)));

    public string Title(DeskLine line) => line.Event is null
        ? Say($"office.matter-{line.Matter}", line.Count)
        : Say(line is { Matter: DeskMatter.DraftIncomplete, Count: 0 } ? "office.matter-DraftReady" : $"office.matter-{line.Matter}", Words.Of(line.Name), line.Count);

    public string Age(DeskLine line) => line switch
    {
        { Since: { } since } => Say(line.Count > 1 && line.Event is null ? "office.oldest" : "office.since", Span(Now - since)),
        { Matter: DeskMatter.DraftIncomplete, Until: { } until } => Say("office.starts", Show.Date(until)),
        { Until: { } until } => until > Now ? Say("office.first-due", Span(until - Now)) : Say("office.overdue"),
        _ => "",
    };

    public static Tone ToneOf(DeskMatter matter) => matter switch
    {
        DeskMatter.MailsParked or DeskMatter.PaymentsToReview => Tone.Danger,
        DeskMatter.UnpaidNearDeadline or DeskMatter.RefundsOwed or DeskMatter.AddressesStopped => Tone.Warning,
        DeskMatter.DraftIncomplete => Tone.Neutral,
        _ => Tone.Info,
    };

    private string Span(TimeSpan span) => span.TotalDays >= 1 ? Say("office.days", (int)span.TotalDays)
        : span.TotalHours >= 1 ? Say("office.hours", (int)span.TotalHours) : Say("office.minutes", Math.Max(1, (int)span.TotalMinutes));
}
