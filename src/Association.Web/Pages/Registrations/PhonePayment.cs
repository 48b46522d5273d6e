using Association.Application.Common;
using Association.Application.Finance.Paying;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Microsoft.AspNetCore.Html;

namespace Association.Web.Pages.Registrations;

/// <summary>What the payer sees of paying with a phone.</summary>
/// <param name="Svg">The code; null while there is none.</param>
internal sealed record PhonePayment(OnlinePayment Online, DateTimeOffset Now, IHtmlContent? Svg)
{
    /// <returns>Null where no provider is offered.</returns>
    public static PhonePayment? Of(OnlinePayment? online, IQrCodes codes, DateTimeOffset now) => online is not { Offered.Count: > 0 } ? null
        : new(online, now, online.Latest?.Code is { } code ? new HtmlString(codes.Svg(code)) : null);

    public OrderStatus Order => Online.Order;
    public AttemptView? Latest => Online.Latest;
    public bool IsOffered => Order is OrderStatus.Open && Online.InTime;

    /// <summary>The provider is being asked for the code.</summary>
    public bool IsComing => Latest is { Status: AttemptStatus.Created };
    public bool IsShown => Svg is not null && Latest is { Status: AttemptStatus.Pending };
    /// <summary>Worth looking again by itself.</summary>
    public bool Waits => IsComing || IsShown;
    public bool Failed => Latest is { Status: AttemptStatus.Failed };
    public bool IsOver => Order is OrderStatus.Open && Latest is { Status: AttemptStatus.Closed } or { Status: AttemptStatus.Pending, Code: null };

    /// <summary>Minutes and seconds until the code is over.</summary>
    public string Left => Latest is { } latest && latest.ExpiresAt > Now ? (latest.ExpiresAt - Now).ToString(@"mm\:ss", System.Globalization.CultureInfo.InvariantCulture) : "00:00";

    /// <summary>Alipay's code is an address that its app opens on the same phone; WeChat opens only what it scans.</summary>
    public string? OpensBy => Latest is { Provider: PaymentProvider.Alipay, Code: { } code } && code.StartsWith("https://", StringComparison.Ordinal) ? code : null;
}
