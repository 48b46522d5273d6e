namespace Association.Application.Identity;

/// <summary>The first start of an installation: who reads the log may create the first administrator. There are no default accounts.</summary>
public interface IFirstStart
{
    /// <summary>For the log; of no use once there is an account.</summary>
    string Secret { get; }

    Task<bool> IsOpenAsync(CancellationToken cancellationToken);

    bool Matches(string? secret);
}
