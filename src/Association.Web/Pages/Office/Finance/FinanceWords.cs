using Association.Application.Finance.Books;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;

namespace Association.Web.Pages.Office.Finance;

internal static class FinanceWords
{
    public static Tone ToneOf(OrderStatus status) => status switch
    {
        OrderStatus.Open => Tone.Warning,
        OrderStatus.Paid => Tone.Success,
        OrderStatus.Refunding => Tone.Danger,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(DuesState state) => state switch
    {
        DuesState.Paid => Tone.Success,
        DuesState.PartPaid => Tone.Warning,
        DuesState.Open => Tone.Danger,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(AttemptStatus status) => status switch
    {
        AttemptStatus.Created or AttemptStatus.Pending => Tone.Info,
        AttemptStatus.Paid => Tone.Success,
        AttemptStatus.Failed => Tone.Danger,
        AttemptStatus.PartlyRefunded or AttemptStatus.Refunded => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(SlipStatus status) => status switch
    {
        SlipStatus.Uploaded => Tone.Info,
        SlipStatus.Accepted => Tone.Success,
        SlipStatus.Rejected => Tone.Danger,
        _ => Tone.Neutral,
    };
}
