using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Events;
using Association.Application.Events.Editor;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

internal sealed class BasicsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = Form.Empty;

    /// <summary>Those who hold it, and two empty lines.</summary>
    [BindProperty] public List<Host> Hosts { get; set; } = [];

    /// <summary>The second form was refused, not the first.</summary>
    public bool HostsRefused { get; private set; }

    public IReadOnlyList<SelectListItem> Organisers { get; private set; } = [];
    public override EditorStep? Step => EditorStep.Basics;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = Form.Of(Event);
        return await FormAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await AcceptedAsync(Input.Command(Id), cancellationToken)) return Saved(Address(EditorStep.Programme), "editor.basics-saved");
        return await LoadAsync(cancellationToken) ? await FormAsync(cancellationToken) : NotFound();
    }

    /// <summary>A line without a body and without a name is no line.</summary>
    public async Task<IActionResult> OnPostHostsAsync(CancellationToken cancellationToken)
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith($"{nameof(Input)}.", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        var lines = Hosts.Where(h => h.Body is not null || !string.IsNullOrWhiteSpace(h.NameZh) || !string.IsNullOrWhiteSpace(h.NameEn)).ToList();
        var command = new SetOrganisers(Id, [.. lines.Select(h => new OrganiserInput(h.Role, h.Body, h.NameZh, h.NameEn))]);
        if (ModelState.IsValid && ModelState.Accepted(await Mediator.Send(command, cancellationToken), "")) return Saved(Address("basics#hosts"), "editor.hosts-saved");
        if (!await LoadAsync(cancellationToken)) return NotFound();
        (Input, HostsRefused) = (Form.Of(Event), true);
        return await FormAsync(cancellationToken);
    }

    private async Task<IActionResult> FormAsync(CancellationToken cancellationToken)
    {
        var bodies = await Mediator.Send(new ListBodies(), cancellationToken);
        Organisers = [.. bodies.Select(b => new SelectListItem(Words.Of(b.Name), b.Id.ToString()))];
        if (Hosts.Count == 0) Hosts = [.. Event.Organisers.OrderBy(o => o.Order).Select(Host.Of), .. Enumerable.Range(0, 2).Select(_ => new Host())];
        return Page();
    }

    public sealed class Host
    {
        public OrganiserRole Role { get; set; }
        public Guid? Body { get; set; }
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }

        public static Host Of(EventOrganiser o) => new() { Role = o.Role, Body = o.Body?.Value, NameZh = o.Name?.Zh, NameEn = o.Name?.En };
    }

    public sealed record Form(
        string? NameZh, string? NameEn, EventType Type, EventClass Class, EventLevel Level, DateOnly? StartsOn, DateOnly? EndsOn,
        string? VenueZh, string? VenueEn, string? VenueAddressZh, string? VenueAddressEn, string? DescriptionZh, string? DescriptionEn, decimal? Hours, Guid? Organiser)
    {
        public static readonly Form Empty = new(null, null, default, default, default, null, null, null, null, null, null, null, null, null, null);

        public static Form Of(Event e) => new(
            e.Name.Zh, e.Name.En, e.Type, e.Class, e.Level, e.StartsOn, e.EndsOn, e.Venue?.Zh, e.Venue?.En, e.VenueAddress?.Zh, e.VenueAddress?.En,
            e.DescriptionZh, e.DescriptionEn, e.Hours, e.Organiser?.Value);

        public EditEventBasics Command(Id<Event> id) => new(
            id, NameZh ?? "", NameEn, Type, Class, Level, StartsOn ?? default, EndsOn ?? default, VenueZh, VenueEn, VenueAddressZh, VenueAddressEn,
            DescriptionZh, DescriptionEn, Hours ?? 0, Organiser is { } body ? new Id<Body>(body) : null);
    }
}
