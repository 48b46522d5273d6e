namespace Association.Infrastructure.Identity;

/// <summary>Failures against one account from one network address since the window opened. The key is a hash: nothing personal is kept.</summary>
public sealed class SignInAttempts
{
    public const int KeyLength = 64;

    private SignInAttempts() { }

    public SignInAttempts(string key, DateTimeOffset since) => (Key, Since, Count) = (key, since, 1);

    public string Key { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
    public int Count { get; private set; }
}
