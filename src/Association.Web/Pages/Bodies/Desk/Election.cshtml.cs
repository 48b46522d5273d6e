using Association.Application.Bodies.Desk;
using Association.Application.Elections;
using Association.Application.Files;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>One election from its draft to the result.</summary>
[RequestSizeLimit(2 * EvidenceFile.MaxBytes)]
internal sealed class ElectionModel(IMediator mediator, IStringLocalizer<Texts> texts, Application.Common.SiteOptions site, TimeProvider clock) : ElectionFormPage(mediator, texts)
{
    private const int UsualDays = 7;

    [BindProperty(SupportsGet = true)] public Id<Election> Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Find { get; set; }
    [BindProperty] public WhoForm Who { get; set; } = new();
    [BindProperty] public AgainForm Again { get; set; } = new(null, null);
    [BindProperty] public AdoptForm Adoption { get; set; } = new(null, false);

    public ElectionView Election { get; private set; } = null!;
    public IReadOnlyList<FoundPerson> People { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Holders { get; private set; } = [];
    public IReadOnlyList<SelectListItem> SeatChoices => [.. Election.Seats.Keys.Order().Select(p => new SelectListItem(Show.Choice(p), $"{p}"))];
    public string VoteLink => new Uri(site.BaseUrl, $"/my/ballots/{Id}").ToString();
    public bool Warned => ModelState.ContainsKey("Who.Despite");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnGetDraftAsync(CancellationToken cancellationToken) => Sent(await Mediator.Send(new DraftResultMinutes(Id), cancellationToken));

    public async Task<IActionResult> OnGetMinutesAsync(CancellationToken cancellationToken) => Sent(await Mediator.Send(new DownloadResultMinutes(Id), cancellationToken));

    public async Task<IActionResult> OnPostPlanAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(ModelState.Accepted(await Mediator.Send(new PlanElection(Id, Input.Filled(clock.Today())), cancellationToken)), "election.planned", cancellationToken, keep: true);

    public async Task<IActionResult> OnPostNominateAsync(CancellationToken cancellationToken)
    {
        var who = new AppointeeForm(Who.Person, Who.Name, Who.Mobile, Who.Email, Who.Unit);
        return await AnswerAsync(ModelState.Accepted(await Mediator.Send(new NominateCandidate(Id, who, Who.Position, Who.Despite), cancellationToken), nameof(Who)), "election.nominated", cancellationToken);
    }

    public async Task<IActionResult> OnPostStrikeAsync(Guid candidate, CancellationToken cancellationToken) =>
        await AnswerAsync(ModelState.Accepted(await Mediator.Send(new StrikeCandidate(Id, new Id<Candidate>(candidate)), cancellationToken), ""), "election.struck", cancellationToken);

    public async Task<IActionResult> OnPostVotersAsync(Guid[] voters, CancellationToken cancellationToken) =>
        await AnswerAsync(ModelState.Accepted(await Mediator.Send(new SetVoters(Id, voters), cancellationToken), ""), "election.voters-set", cancellationToken);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        var opened = await Mediator.Send(new OpenElection(Id), cancellationToken);
        if (!ModelState.Accepted(opened, "")) return await AnswerAsync(false, "", cancellationToken);
        this.Done(Say("election.opened", opened.Value.Mailed, opened.Value.Unreached));
        return Redirect(To($"elections/{Id}"));
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(ModelState.Accepted(await Mediator.Send(new CloseElection(Id), cancellationToken), ""), "election.closed", cancellationToken);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(ModelState.Accepted(await Mediator.Send(new WithdrawElection(Id), cancellationToken), ""), "election.withdrawn", cancellationToken);

    public async Task<IActionResult> OnPostAgainAsync(bool runOff, CancellationToken cancellationToken)
    {
        var (opens, closes) = (Again.OpensAt ?? clock.GetUtcNow(), Again.ClosesAt ?? clock.GetUtcNow());
        var next = runOff ? await Mediator.Send(new HoldRunOff(Id, opens, closes), cancellationToken) : await Mediator.Send(new RepeatElection(Id, opens, closes), cancellationToken);
        return ModelState.Accepted(next, nameof(Again)) ? Redirect(To($"elections/{next.Value}")) : await AnswerAsync(false, "", cancellationToken);
    }

    public async Task<IActionResult> OnPostAdoptAsync(CancellationToken cancellationToken)
    {
        var signed = await Uploads.ReadAsync(Adoption.Minutes, EvidenceFile.MaxBytes + 1, cancellationToken);
        return await AnswerAsync(ModelState.Accepted(await Mediator.Send(new AdoptElection(Id, signed, Adoption.LeavingOpen), cancellationToken), nameof(Adoption)), "election.adopted-done", cancellationToken);
    }

    private IActionResult Sent(FileContent? file) => file is null ? NotFound() : File(file.Content, file.ContentType, file.Name);

    private async Task<IActionResult> AnswerAsync(bool accepted, string done, CancellationToken cancellationToken, bool keep = false)
    {
        if (!accepted)
        {
            if (!await LoadAsync(cancellationToken)) return NotFound();
            if (!keep) Fill();
            return Page();
        }

        this.Done(Say(done));
        return Redirect(To($"elections/{Id}"));
    }

    /// <summary>What was typed into another form of the page stays.</summary>
    private void Fill()
    {
        Input = ElectionInput.Of(Election);
        var opens = AssociationCalendar.At(clock.Today().AddDays(1)).AddHours(9);
        if (Again.OpensAt is null) Again = new(opens, opens.AddDays(UsualDays));
    }

    /// <summary>An election of another body does not exist here.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if ((await Mediator.Send(new ListElections(Body), cancellationToken)).All(e => e.Id != Id.Value)) return false;
        Election = await Mediator.Send(new GetElection(Id), cancellationToken);
        if (Election.Status is not ElectionStatus.Draft) return true;
        People = await Mediator.Send(new FindForRoster(Body, Find), cancellationToken);
        var roster = await Mediator.Send(new GetDeskRoster(Body), cancellationToken);
        Holders = [.. roster.List.Rows.Select(r => (r.Person, $"{r.Name}（{Show.Choice(r.Position)}）")).DistinctBy(r => r.Person)];
        return true;
    }

    public sealed record WhoForm
    {
        public Guid? Person { get; init; }
        public string? Name { get; init; }
        public string? Mobile { get; init; }
        public string? Email { get; init; }
        public string? Unit { get; init; }
        public BodyPosition Position { get; init; }
        public bool Despite { get; init; }
    }

    public sealed record AgainForm(DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt);

    public sealed record AdoptForm(IFormFile? Minutes, bool LeavingOpen);
}
