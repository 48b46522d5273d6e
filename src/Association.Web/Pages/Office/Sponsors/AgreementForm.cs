using Association.Application.Finance.Sponsors;
using Association.Domain.Finance.Sponsors;

namespace Association.Web.Pages.Office.Sponsors;

/// <summary>What the office types of an agreement.</summary>
public sealed class AgreementForm
{
    public string? Purpose { get; set; }
    public PledgeKind Kind { get; set; }
    public decimal? Pledge { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Units { get; set; }
    public List<Guid> Categories { get; set; } = [];
    public string? Members { get; set; }

    public AgreementTerms Terms => new(Purpose, Kind, Pledge, From, To, Units, Categories, Members);

    public static AgreementForm Of(AgreementTerms terms) => new()
    {
        Purpose = terms.Purpose, Kind = terms.Kind, Pledge = terms.Pledge, From = terms.From, To = terms.To, Units = terms.Units, Categories = [.. terms.Categories ?? []], Members = terms.Members,
    };
}
