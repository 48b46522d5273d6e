using Association.Application.Access;
using Association.Application.Events.Online;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Online;

/// <summary>How an event is joined online, the codes that prove attendance, and the files of platforms.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class RoomsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    private const int MaxRequest = 2 * AttendanceFile.MaxBytes;

    [BindProperty(SupportsGet = true)] public Id<OnlineRoom>? Room { get; set; }
    [BindProperty] public RoomForm Input { get; set; } = new();

    public IReadOnlyList<OnlineRoomLine> Rooms { get; private set; } = [];

    public IEnumerable<SelectListItem> Sessions => Event.Sessions.Where(s => s.PartOf is null && !s.IsCancelled && Rooms.All(r => r.Session != s.Id.Value)).OrderBy(s => s.StartsAt)
        .Select(s => new SelectListItem($"{Show.ShortDate(AssociationCalendar.DayOf(s.StartsAt))} {Show.Time(s.StartsAt)}–{Show.Time(s.EndsAt)} {Words.Of(s.Title)}", $"{s.Id}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        if (Room is not { } id) return Page();
        if (Rooms.FirstOrDefault(r => r.Id == id.Value) is not { Terms: { } terms }) return NotFound();
        Input = RoomForm.Of(terms);
        return Page();
    }

    public async Task<IActionResult> OnPostSetAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new SetOnlineRoom(Id, Room, Input.Session, Input.Terms, Input.CountsAsAttendance), cancellationToken) ? Saved(Address("online"), "online.saved") : await AgainAsync(cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(Id<OnlineRoom> remove, CancellationToken cancellationToken) => ActAsync(new RemoveOnlineRoom(Id, remove), "online.removed", cancellationToken);

    public Task<IActionResult> OnPostPlanAsync(Id<OnlineRoom> room, int count, CancellationToken cancellationToken) => ActAsync(new PlanCodes(Id, room, count), "online.planned", cancellationToken);

    public Task<IActionResult> OnPostDropAsync(Id<OnlineRoom> room, CancellationToken cancellationToken) => ActAsync(new DropCodes(Id, room), "online.dropped", cancellationToken);

    public async Task<IActionResult> OnPostUploadAsync(Id<OnlineRoom> room, IFormFile? file, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Room = null;
        var result = await Mediator.Send(new UploadAttendance(Id, room, await Uploads.ReadAsync(file, MaxRequest, cancellationToken)), cancellationToken);
        return ModelState.Accepted(result, "") ? this.Go(Address($"online/file/{result.Value}")) : await AgainAsync(cancellationToken);
    }

    private async Task<IActionResult> ActAsync(Application.Common.ICommand<Result> command, string said, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Room = null;
        return ModelState.Accepted(await Mediator.Send(command, cancellationToken), "") ? Saved(Address("online"), said) : await AgainAsync(cancellationToken);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return false;
        Rooms = await Mediator.Send(new ListOnlineRooms(Id), cancellationToken);
        return true;
    }

    public sealed class RoomForm
    {
        public Id<EventSession>? Session { get; set; }
        public OnlineMode Mode { get; set; }
        public OnlinePlatform Platform { get; set; }
        public string? JoinLink { get; set; }
        public string? MeetingNumber { get; set; }
        public string? Passcode { get; set; }
        public string? NoteZh { get; set; }
        public string? NoteEn { get; set; }
        public int? ShownMinutes { get; set; } = 60;
        public int CodeMinutes { get; set; } = 3;
        public bool CountsAsAttendance { get; set; } = true;

        public OnlineTerms Terms => new(Mode, Platform, JoinLink, MeetingNumber, Passcode, Bilingual.Of(NoteZh, NoteEn), ShownMinutes, CodeMinutes);

        public static RoomForm Of(OnlineTerms t) => new()
        {
            Mode = t.Mode, Platform = t.Platform, JoinLink = t.JoinLink, MeetingNumber = t.MeetingNumber, Passcode = t.Passcode, NoteZh = t.Note?.Zh, NoteEn = t.Note?.En,
            ShownMinutes = t.ShownMinutes, CodeMinutes = t.CodeMinutes,
        };
    }
}
