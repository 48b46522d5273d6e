using Association.Application.Credits;
using Association.Domain.Credits;

namespace Association.Web.Pages.Credits;

/// <param name="Address">Of one claim, without its id.</param>
public sealed record ClaimList(ClaimPage Page, int Number, string Address);

/// <summary>What a level says to a claim.</summary>
public sealed class DecideForm
{
    public string? Note { get; set; }
    /// <summary>The level that is shown: pressed twice, the button decides once.</summary>
    public ClaimStatus At { get; set; }
    public decimal? Credits { get; set; }
    /// <summary>The rules leave the number to whoever decides.</summary>
    public bool AsksCredits { get; set; }
}
