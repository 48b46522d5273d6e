namespace Association.Application.Common;

/// <summary>
/// A key for a link that works without signing in: 128 bits, computed from the id and a secret of the installation,
/// so a forged or altered link opens nothing.
/// </summary>
public interface ILinkSecrets
{
    /// <param name="purpose">What the link opens, as in <c>registration</c>: a key of one purpose opens no other.</param>
    string For(string purpose, string id);

    bool Matches(string purpose, string id, string? key);
}
