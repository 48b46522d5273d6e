using Association.Application.Access;
using Association.Application.Events.Doors;
using Association.Application.Events.Lists;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.CheckIn;

/// <summary>The lists at which tickets are looked at, with how full each is; one form adds a list or changes the one in the address.</summary>
internal sealed class ListsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<CheckInList>? List { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<CheckInListLine> Lists { get; private set; } = [];
    public bool IsMain => List == CheckInList.MainOf(Id);

    public IEnumerable<SelectListItem> CategoryChoices => Event.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(Words.Of(c.Name), $"{c.Id}"));
    public IEnumerable<SelectListItem> Sessions => Event.Sessions.OrderBy(s => s.StartsAt).Select(s => new SelectListItem(Title(s), $"{s.Id}"));

    public string? SessionOf(CheckInList list) => Event.Sessions.FirstOrDefault(s => s.Id == list.Session) is { } session ? Title(session) : null;

    public IEnumerable<SelectListItem> OptionChoices => Options.SelectMany(q => q.Options.Select(o => new SelectListItem($"{q.Label.Here()} = {o.Value.Here()}", $"{o.Key}")));

    public string Who(CheckInList list) => list.Admits.Count == 0
        ? Say("check-in.everybody")
        : string.Join(Say("check-in.comma"), Event.Categories.Where(c => list.Takes(c.Id)).OrderBy(c => c.Order).Select(c => Words.Of(c.Name)));

    /// <summary>What must have been chosen on the form; null where nothing must.</summary>
    public string? Chosen(CheckInList list)
    {
        if (list.ChosenOptions.Count == 0) return null;
        var known = Options.SelectMany(q => q.Options).Where(o => list.ChosenOptions.Any(c => c.Value == o.Key)).Select(o => o.Value.Here()).ToList();
        return known.Count == 0 ? Say("check-in.options-gone") : Say("check-in.who-chose", string.Join(Say("check-in.comma"), known));
    }

    /// <summary>The questions of the form that offer a choice.</summary>
    private IReadOnlyList<FacetQuestion> Options { get; set; } = [];

    public string When(CheckInList list) => (list.OpensAt, list.ClosesAt) switch
    {
        (null, null) => Say("check-in.any-time"),
        ({ } from, null) => Say("check-in.from", Show.DateTime(from)),
        (null, { } to) => Say("check-in.to", Show.DateTime(to)),
        var (from, to) => $"{Show.DateTime(from)} – {Show.DateTime(to)}",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        if (List is null) return Page();
        if (Lists.FirstOrDefault(l => l.List.Id == List) is not { } line) return NotFound();
        Input = Form.Of(line.List);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(Input.Setting(Id, List), cancellationToken) ? Saved(Address("check-in"), "check-in.saved") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<CheckInList> remove, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveCheckInList(Id, remove), cancellationToken) ? Saved(Address("check-in"), "check-in.removed") : await AgainAsync(cancellationToken);

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return false;
        Lists = await Mediator.Send(new GetCheckInLists(Id), cancellationToken);
        Options = [.. (await Mediator.Send(new GetRegistrationFacets(Id), cancellationToken)).Questions.Where(q => q.Options.Count > 0)];
        return true;
    }

    private static string Title(EventSession session) => $"{Show.ShortDate(AssociationCalendar.DayOf(session.StartsAt))} {Show.Time(session.StartsAt)} {Words.Of(session.Title)}";

    public sealed class Form
    {
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public Id<EventSession>? Session { get; set; }
        // Lists: what is posted is added to them, which a collection that cannot grow would swallow.
        public List<Id<TicketCategory>> Categories { get; set; } = [];
        public List<Id<QuestionOption>> Options { get; set; } = [];
        public DateTimeOffset? OpensAt { get; set; }
        public DateTimeOffset? ClosesAt { get; set; }
        public bool InAndOut { get; set; }
        public bool StayedToEnd { get; set; }
        public bool SelfCheckIn { get; set; }
        public bool CountsAsAttendance { get; set; } = true;

        public static Form Of(CheckInList list) => new()
        {
            NameZh = list.Name.Zh, NameEn = list.Name.En, Session = list.Session, Categories = [.. list.Admits], Options = [.. list.ChosenOptions], OpensAt = list.OpensAt, ClosesAt = list.ClosesAt,
            InAndOut = list.InAndOut, StayedToEnd = list.StayedToEnd, SelfCheckIn = list.SelfCheckIn, CountsAsAttendance = list.CountsAsAttendance,
        };

        public SetCheckInList Setting(Id<Event> @event, Id<CheckInList>? list) =>
            new(@event, list, NameZh ?? "", NameEn, Session, Categories, OpensAt, ClosesAt, InAndOut, StayedToEnd, SelfCheckIn, CountsAsAttendance, Options);
    }
}
