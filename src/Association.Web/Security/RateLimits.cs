using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Association.Web.Security;

/// <summary>How often one address may ask for what could be guessed. The answer to more is 429, with the time to come back.</summary>
internal static class RateLimits
{
    public const string Verify = "verify";
    public const string Card = "card";
    public const string Join = "join";
    /// <summary>A whole hall sits behind one address.</summary>
    public const string Come = "come";
    public const string Feed = "feed";
    /// <summary>A provider knocks from few addresses, and often.</summary>
    public const string Notices = "notices";

    private const int AMinute = 30;
    private const int AMinuteOfAHall = 300;

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = static (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        // Each counts for itself: a card that was checked takes nothing from the certificates.
        foreach (var (policy, most) in new[] { (Verify, AMinute), (Card, AMinute), (Join, AMinute), (Come, AMinuteOfAHall), (Feed, AMinute), (Notices, AMinuteOfAHall) })
            limits.AddPolicy(policy, context => Asks(context.Request)
                ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => Minute(most))
                : RateLimitPartition.GetNoLimiter("looks"));
    });

    /// <summary>Looking at the empty form asks nothing.</summary>
    private static bool Asks(HttpRequest request) => HttpMethods.IsPost(request.Method) || request.RouteValues.ContainsKey("number") || request.RouteValues.ContainsKey("code") || request.RouteValues.ContainsKey("key");

    private static FixedWindowRateLimiterOptions Minute(int most) => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };
}
