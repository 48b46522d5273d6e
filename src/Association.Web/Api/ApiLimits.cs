using System.Threading.RateLimiting;

namespace Association.Web.Api;

/// <summary>How often: a token 360 times a minute, an address without one as often, but verification only 30 times.</summary>
internal sealed class ApiLimits : IDisposable
{
    private const int Tokens = 360;
    private const int Guesses = 30;

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, (string Who, int Permits)>(context =>
        RateLimitPartition.GetFixedWindowLimiter(PartitionOf(context), key => new() { PermitLimit = key.Permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>How long to wait; null when the request may go on.</summary>
    public TimeSpan? WaitFor(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => _limiter.Dispose();

    private static (string Who, int Permits) PartitionOf(HttpContext context)
    {
        if (context.User.FindFirst(TokenAuthentication.TokenClaim) is { } token) return (token.Value, Tokens);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return context.GetEndpoint()?.Metadata.GetMetadata<GuessableAttribute>() is null ? (address, Tokens) : (address, Guesses);
    }
}

/// <summary>A route at which somebody without a token could try names and numbers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GuessableAttribute : Attribute;
