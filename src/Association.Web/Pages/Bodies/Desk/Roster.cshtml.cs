using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>The roster: who is in office, will be, was, or stands; somebody is added beside it.</summary>
internal sealed class RosterModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : DeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public RosterTab Tab { get; set; }
    [BindProperty(SupportsGet = true)] public string? Find { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    public DeskRoster Roster { get; private set; } = null!;
    public DeskOverview Overview { get; private set; } = null!;
    public IReadOnlyList<FoundPerson> People { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Terms => [.. Roster.Terms.Select(t => new SelectListItem($"{t.Name}（{Show.Month(t.From)}–{(t.To is null ? "" : Show.Month(t.To))}）", $"{t.Id}"))];
    public IReadOnlyList<SelectListItem> Positions => [.. Roster.Mine.Select(p => new SelectListItem(Show.Choice(p), $"{p}"))];
    /// <summary>A rule that only warns is broken.</summary>
    public bool Warned => ModelState.ContainsKey("Input.Despite");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var today = clock.Today();
        var term = Roster.Terms.FirstOrDefault(t => t.From <= today && (t.To is not { } end || end >= today)) ?? (Roster.Terms.Count > 0 ? Roster.Terms[0] : null);
        Input = new()
        {
            Term = term?.Id, Position = Roster.Mine.Contains(BodyPosition.Member) ? BodyPosition.Member : BodyPosition.StandingMember, From = term is { } t && (t.From > today || t.To < today) ? t.From : today,
            Manner = AppointmentManner.CoOpted, Person = People is [var only] ? only.Id : null,
        };
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var file = await Mediator.Send(new ExportRoster(Body, Tab, System.Globalization.CultureInfo.CurrentUICulture.Name), cancellationToken);
        return File(file.Content, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var who = new AppointeeForm(Input.Person, Input.Name, Input.Mobile, Input.Email, Input.Unit, Input.JobTitle);
        var made = await Mediator.Send(new AppointMember(Body, new Id<BodyTerm>(Input.Term ?? default), who, Input.Position, Input.From ?? clock.Today(), Input.To, Input.Manner, Input.Public, Input.Despite,
            IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (ModelState.Accepted(made))
        {
            this.Done(Say("desk.added"));
            return Redirect(To("roster"));
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Roster = await Mediator.Send(new GetDeskRoster(Body, Tab), cancellationToken);
        Overview = await Mediator.Send(new GetDeskOverview(Body), cancellationToken);
        People = await Mediator.Send(new FindForRoster(Body, Find), cancellationToken);
        Units = await Mediator.Send(new ListUnitNames(Body), cancellationToken);
    }

    public sealed record Form
    {
        public Guid? Person { get; init; }
        public string? Name { get; init; }
        public string? Mobile { get; init; }
        public string? Email { get; init; }
        public string? Unit { get; init; }
        public string? JobTitle { get; init; }
        public Guid? Term { get; init; }
        public BodyPosition Position { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
        public AppointmentManner Manner { get; init; }
        public bool Public { get; init; }
        public bool Despite { get; init; }
    }
}
