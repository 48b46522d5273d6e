using Association.Application.Credits;

namespace Association.Web.Pages.Credits;

/// <summary>The table of a unit's staff, for the office and for the unit's own desk.</summary>
/// <param name="FileOf">The address of somebody's credit file.</param>
public sealed record UnitTable(UnitCredits Credits, StandingView View, int Number, Func<Guid, string> FileOf);

/// <summary>A credit file, for its owner, the unit's desk and the office.</summary>
/// <param name="Address">Of the page that shows it, without its query.</param>
/// <param name="Query">What else the address carries.</param>
public sealed record FileView(CreditFile File, string Address, string Query = "")
{
    public string Of(int year) => $"{Address}?year={year}{Query}";

    public string Paper(string handler) => $"{Of(File.Year)}&handler={handler}";
}
