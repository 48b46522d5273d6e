using Association.Application.Access;
using Association.Application.Finance.Dues;
using Association.Application.Members.Memberships;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Dues;

/// <summary>What the congress adopted, since when; and a draft for it to adopt.</summary>
internal sealed class SchedulesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new();
    [BindProperty] public Guid? Resolution { get; set; }
    [BindProperty] public DateOnly? PublishedOn { get; set; }

    public IReadOnlyList<FeeScheduleView> Schedules { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Resolutions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Schedules = await Mediator.Send(new ListFeeSchedules(), cancellationToken);
        if (May(Permissions.ReadUnits))
            Resolutions = [.. (await Mediator.Send(new ListResolutions(), cancellationToken)).Where(r => r.Body is DecidingBody.Congress)
                .Select(r => new SelectListItem($"{Show.Date(r.HeldOn)} · {r.Meeting}{(r.Number is { } number ? $" · {number}" : "")}", $"{r.Id}"))];
        if (Input.Amounts.Count == 0) Input.Amounts = await BlankAsync(cancellationToken);
        PublishedOn ??= clock.Today();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var rates = Input.Amounts.Where(a => a.Yuan is not null).Select(a => new RateInput(a.Tier, MembershipCategory.TryParse(a.Category, null, out var category) ? category : null, a.Yuan!.Value)).ToList();
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(new DraftFeeSchedule(null, Input.Name ?? "", Input.From ?? default, Input.To, Input.ProRata, rates), cancellationToken)))
            return await OnGetAsync(cancellationToken);
        return Back("dues.drafted");
    }

    public async Task<IActionResult> OnPostAdoptAsync(Guid schedule, CancellationToken cancellationToken)
    {
        if (Resolution is not { } resolution) ModelState.Refuse(ResolutionErrors.NotFound.At("Resolution"), "");
        else if (ModelState.Accepted(await Mediator.Send(new AdoptFeeSchedule(new(schedule), new(resolution)), cancellationToken), "")) return Back("dues.adopted");
        return await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid schedule, CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new PublishFeeSchedule(new(schedule), PublishedOn ?? clock.Today()), cancellationToken), "") ? Back("dues.published-done") : await OnGetAsync(cancellationToken);

    public static string NameOf(Amount amount) => amount.Tier is { } tier ? Show.Choice(tier) : MembershipCategory.TryParse(amount.Category, null, out var category) ? Show.Choice(category) : "";

    private async Task<List<Amount>> BlankAsync(CancellationToken cancellationToken) =>
    [
        .. Enum.GetValues<UnitTier>().Select(tier => new Amount { Tier = tier }),
        .. (await Mediator.Send(new ListCategoryNames(), cancellationToken)).Where(c => !c.Retired).Select(c => new Amount { Category = c.Category.Key }),
    ];

    private RedirectToPageResult Back(string done)
    {
        this.Done(Say(done));
        return RedirectToPage();
    }

    public sealed class Form
    {
        public string? Name { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public ProRata ProRata { get; set; }
        public List<Amount> Amounts { get; set; } = [];
    }

    /// <summary>Blank: nothing is laid down for it.</summary>
    public sealed class Amount
    {
        public UnitTier? Tier { get; set; }
        public string? Category { get; set; }
        public decimal? Yuan { get; set; }
    }
}
