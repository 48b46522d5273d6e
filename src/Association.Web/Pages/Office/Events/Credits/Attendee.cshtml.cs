using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Credits;

/// <summary>How somebody's credits come about, and where the office puts the attendance right.</summary>
internal sealed class AttendeeModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Registration> Registration { get; set; }
    [BindProperty] public CorrectionForm Input { get; set; } = new();
    [BindProperty] public TestForm Test { get; set; } = new();

    public AttendeeCredits Attendee { get; private set; } = null!;
    public bool MayReview => MayHere(Permissions.ReviewCredits);
    public bool IsReleased => Attendee.Awards.Any(a => a is { Role: CreditRole.Attendee, Status: AwardStatus.Released });

    public IEnumerable<SelectListItem> Sessions => Attendee.Sessions.Select(s => new SelectListItem($"{Words.Of(s.Title)} · {Show.DateTime(s.From)}–{Show.Time(s.To)}", $"{s.Id}"));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAttendeeAsync(cancellationToken);

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var session = Event.Sessions.FirstOrDefault(s => s.Id.Value == Input.Session);
        var (from, to) = Input.Absent || session is null ? (null, null) : (At(session, Input.From), At(session, Input.To));
        var correction = new CorrectAttendance(Id, Registration, new(Input.Session), from, to, Input.Reason ?? "");
        return await AcceptedAsync(correction, cancellationToken) ? Saved(Address($"credits/{Registration}"), "credits.corrected") : await ShowAttendeeAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Id<AttendanceCorrection> correction, CancellationToken cancellationToken) =>
        await AcceptedAsync(new WithdrawCorrection(Id, correction), cancellationToken) ? Saved(Address($"credits/{Registration}"), "credits.withdrew") : await ShowAttendeeAsync(cancellationToken);

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new RecordAssessment(Id, Registration, Test.Score, Test.Passed), cancellationToken) ? Saved(Address($"credits/{Registration}"), "credits.test-kept") : await ShowAttendeeAsync(cancellationToken);

    /// <summary>The clock of the day of the session.</summary>
    private static DateTimeOffset? At(EventSession session, TimeOnly? time) => time is { } clock ? AssociationCalendar.At(AssociationCalendar.DayOf(session.StartsAt), clock) : null;

    private async Task<IActionResult> ShowAttendeeAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetAttendeeCredits(Id, Registration), cancellationToken) is not { } attendee) return NotFound();
        Attendee = attendee;
        if (Test.Score is null && attendee.Test is { } test) Test = new() { Score = test.Score, Passed = test.Passed };
        return Page();
    }

    internal sealed class CorrectionForm
    {
        public Guid Session { get; set; }
        public bool Absent { get; set; }
        public TimeOnly? From { get; set; }
        public TimeOnly? To { get; set; }
        public string? Reason { get; set; }
    }

    internal sealed class TestForm
    {
        public decimal? Score { get; set; }
        public bool Passed { get; set; }
    }
}
