using Association.Application.Events.Meetings;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>Who was asked to an activity, what they said and who came.</summary>
internal sealed class MeetingModel(IMediator mediator, IStringLocalizer<Texts> texts) : MeetingPage(mediator, texts)
{
    [BindProperty] public Form Input { get; set; } = new(null);

    public bool Marks => Meeting.Status is not EventStatus.Cancelled;

    /// <summary>Before the day somebody can only be excused.</summary>
    public IReadOnlyList<Presence> Offered => Meeting.Started ? [Presence.Attended, Presence.Absent, Presence.Excused] : [Presence.Excused];

    public async Task<IActionResult> OnPostRemindAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new RemindInvitees(Body, Event), cancellationToken);
        return ModelState.Accepted(result) ? Again(null, "meeting.reminders-sent", result.Value) : Page();
    }

    public async Task<IActionResult> OnPostMarkAsync(Guid[] chosen, Guid? one, Presence presence, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new MarkPresence(Body, Event, one is { } single ? [single] : chosen, presence), cancellationToken);
        return ModelState.Accepted(result, prefix: "") ? Again(null, "meeting.marked", result.Value, Show.Choice(presence)) : Page();
    }

    public async Task<IActionResult> OnPostConcludeAsync(CancellationToken cancellationToken) =>
        ModelState.IsValid && ModelState.Accepted(await Mediator.Send(new ConcludeMeeting(Body, Event, Input.Attendance), cancellationToken)) ? Again(null, "meeting.concluded") : Page();

    public static Tone ToneOf(InviteeAnswer answer) => answer switch
    {
        InviteeAnswer.Yes => Tone.Success,
        InviteeAnswer.No => Tone.Danger,
        InviteeAnswer.Maybe => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(Presence presence) => presence switch
    {
        Presence.Attended => Tone.Success,
        Presence.Absent => Tone.Danger,
        Presence.Excused => Tone.Info,
        _ => Tone.Neutral,
    };

    /// <param name="Attendance">How many came, where nobody kept a list.</param>
    public sealed record Form(int? Attendance);
}
