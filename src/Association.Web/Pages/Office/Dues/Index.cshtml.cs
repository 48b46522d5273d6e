using Association.Application.Access;
using Association.Application.Finance.Books;
using Association.Application.Finance.Dues;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Dues;

/// <summary>The dues of a year by unit: who has paid, who has not; and the runs that charged them.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public DuesState? State { get; set; }
    [BindProperty(SupportsGet = true)] public UnitTier? Tier { get; set; }

    public DuesByUnitView Units { get; private set; } = null!;
    public IReadOnlyList<DuesRunLine> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Runs = await Mediator.Send(new ListDuesRuns(), cancellationToken);
        // The year that was charged last is the one that somebody comes for.
        Year = Year is >= 2000 and <= 2100 ? Year : Runs.Count > 0 ? Runs[0].Year : clock.Today().Year;
        Units = await Mediator.Send(new DuesByUnit(Year.Value, State, Tier), cancellationToken);
    }

    public string To(DuesState? state) => $"?year={Year}{(Tier is { } tier ? $"&tier={tier}" : "")}{(state is { } asked ? $"&state={asked}" : "")}";
}
