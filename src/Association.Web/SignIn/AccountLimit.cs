using System.Threading.RateLimiting;
using Association.Infrastructure.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.SignIn;

/// <summary>
/// How often one network address may post what costs us mails or hashing: twenty times in a quarter of an hour.
/// Failed sign-ins are counted apart, per account.
/// </summary>
internal static class AccountLimit
{
    public const string Policy = "account";

    private const int Posts = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static void Configure(RateLimiterOptions options) => options.AddPolicy(Policy, static context => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(SignInNetwork.Of(context.Connection.RemoteIpAddress?.ToString() ?? ""), static _ => new() { PermitLimit = Posts, Window = Window })
        : RateLimitPartition.GetNoLimiter(""));
}
