using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Members;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>How many of the district's staff took part, by unit, ownership, street and profession.</summary>
internal sealed class DistrictModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public ParticipationGroup By { get; set; }
    [BindProperty] public DayForm Input { get; set; } = new();

    public Participation Rate { get; private set; } = null!;
    public int ThisYear => clock.Today().Year;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Rate = await Mediator.Send(new GetParticipation(Year, By), cancellationToken);
        Input = new() { Year = Rate.Year, Day = Input.Day ?? clock.Today() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var taken = await Mediator.Send(new TakeRosterDay(Input.Year, Input.Day ?? default), cancellationToken);
            if (ModelState.Accepted(taken))
            {
                this.Done(Say("credits.day-taken", taken.Value));
                return this.Go($"/office/credits/district?year={Input.Year}");
            }
        }

        return await OnGetAsync(cancellationToken);
    }

    public string NameOf(ParticipationLine line) => line.Name.Length == 0 ? Say("credits.unknown")
        : By is ParticipationGroup.Ownership && Enum.TryParse<Ownership>(line.Name, out var ownership) ? Show.Choice(ownership) : line.Name;

    internal sealed class DayForm
    {
        public int Year { get; set; }
        public DateOnly? Day { get; set; }
    }
}
