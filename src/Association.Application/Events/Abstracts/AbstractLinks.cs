using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>Addresses for people without an account: <c>/abstracts/{number}?k=…</c> for authors, <c>/review/{number}?k=…</c> for reviewers.</summary>
public static class AbstractLinks
{
    public const string Author = "abstract";
    public const string Reviewer = "abstract-reviewer";

    public static string PathOfAbstract(this ILinkSecrets secrets, string number) => $"/abstracts/{number}?k={secrets.For(Author, number)}";

    public static string PathOfReviewer(this ILinkSecrets secrets, string number) => $"/review/{number}?k={secrets.For(Reviewer, number)}";
}

/// <summary>Whose an abstract is, and who may see which review.</summary>
internal sealed class AbstractAccess(IAssociationDb db, ICurrentUser user, ILinkSecrets secrets)
{
    public async Task<bool> IsAuthorAsync(Id<Submission> submission, string? linkKey, CancellationToken cancellationToken)
    {
        var owner = await db.Submissions.AsNoTracking().Where(s => s.Id == submission).Select(s => new { s.Number, s.Account, s.Person }).FirstOrDefaultAsync(cancellationToken);
        return owner is not null && (IsOwn(owner.Account, owner.Person) || secrets.Matches(AbstractLinks.Author, owner.Number, linkKey));
    }

    public bool IsOwn(UserId? account, Id<Domain.Members.Person>? person) => user.IsSignedIn && (account == user.Id || person is not null && person == user.Person);

    /// <summary>The reviewer whom the address means; null for anybody else.</summary>
    public async Task<AbstractReviewer?> ReviewerAsync(string? number, string? linkKey, CancellationToken cancellationToken)
    {
        if (await db.AbstractReviewers.FirstOrDefaultAsync(r => r.Number == number, cancellationToken) is not { } reviewer) return null;
        var me = user.IsSignedIn && reviewer.Person is not null && reviewer.Person == user.Person;
        return me || secrets.Matches(AbstractLinks.Reviewer, reviewer.Number, linkKey) ? reviewer : null;
    }
}
