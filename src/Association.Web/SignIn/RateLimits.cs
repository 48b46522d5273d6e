using System.Globalization;
using System.Threading.RateLimiting;
using Association.Infrastructure.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Association.Web.SignIn;

/// <summary>How often one address may do what costs us mails or hashing. Failed sign-ins are counted apart, per account.</summary>
internal static class RateLimits
{
    /// <summary>Twenty posts in a quarter of an hour per network address.</summary>
    public const string Account = "account";

    private const int Posts = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Account, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(Network(context), _ => new() { PermitLimit = Posts, Window = Window })
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static string Network(HttpContext context) => SignInNetwork.Of(context.Connection.RemoteIpAddress?.ToString() ?? "");
}
