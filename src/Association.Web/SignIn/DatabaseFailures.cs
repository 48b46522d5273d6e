using Association.Infrastructure.Persistence;

namespace Association.Web.SignIn;

/// <summary>A database that cannot be reached is no fault of the request: 503, and the next one tries again.</summary>
internal sealed class DatabaseFailures(IDatabaseProvider provider) : IFailureStatus
{
    public int? For(Exception exception) =>
        provider.IsUnavailable(exception) || provider.IsContention(exception) ? StatusCodes.Status503ServiceUnavailable : null;
}
