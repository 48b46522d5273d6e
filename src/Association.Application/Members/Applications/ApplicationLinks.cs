using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>The address of an application for people without an account: <c>/join/{number}?k=…</c>.</summary>
public static class ApplicationLinks
{
    public const string Purpose = "application";

    public static Uri For(this SiteOptions site, ILinkSecrets secrets, MembershipApplication application) =>
        new(site.BaseUrl, secrets.PathOfApplication(application.Number));

    public static string PathOfApplication(this ILinkSecrets secrets, string number) => $"/join/{number}?k={secrets.For(Purpose, number)}";
}

/// <summary>Whose an application is: its account's, or whoever holds the key of its link.</summary>
internal sealed class ApplicationAccess(IAssociationDb db, ICurrentUser user, ILinkSecrets secrets)
{
    public async Task<bool> MayActAsync(Id<MembershipApplication> application, string? linkKey, CancellationToken cancellationToken)
    {
        var owner = await db.Applications.AsNoTracking().Where(a => a.Id == application)
            .Select(a => new { a.Number, a.Account }).FirstOrDefaultAsync(cancellationToken);
        return owner is not null && (user.IsSignedIn && owner.Account == user.Id || secrets.Matches(ApplicationLinks.Purpose, owner.Number, linkKey));
    }
}
