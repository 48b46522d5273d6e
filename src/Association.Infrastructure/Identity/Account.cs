using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.AspNetCore.Identity;

namespace Association.Infrastructure.Identity;

/// <summary>
/// What somebody signs in with: an e-mail address or a mobile number, and a password. The mobile is kept only as a
/// keyed hash here; the number itself is the person's.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";
    public Id<Person>? Person { get; set; }
    public string? MobileIndex { get; set; }
    /// <summary>The language its owner chose; null follows the browser.</summary>
    public string? Culture { get; set; }
    /// <summary>Closed by an administrator: refused on the next request.</summary>
    public bool Closed { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
