using Association.Domain.Finance.Sponsors;
using Association.Web.Localization;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Sponsors;

/// <summary>A pledge in words: seats are counted, yuan are money.</summary>
internal static class SponsorWords
{
    public static string Amount(IStringLocalizer texts, PledgeKind kind, decimal amount) => kind is PledgeKind.Seats ? texts["sponsors.seats", Show.Number(amount)].Value : Show.Money(amount);
}
