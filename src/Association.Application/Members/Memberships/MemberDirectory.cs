using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>Agrees to stand in the members' directory, or takes it back as easily. Source: domain.md R7.04.</summary>
[Requires(Permissions.Self)]
public sealed record ListInDirectory(Id<Membership> Membership, bool Agreed) : ICommand<Result>;

internal sealed class ListInDirectoryHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListInDirectory, Result>
{
    public async Task<Result> Handle(ListInDirectory command, CancellationToken cancellationToken)
    {
        if (await db.Memberships.FirstOrDefaultAsync(m => m.Id == command.Membership, cancellationToken) is not { } membership) return MembershipErrors.NotFound;
        membership.List(command.Agreed, clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Members who agreed to be listed: name, work, category, never a contact. For members and the office, so that the consent reaches no further.</summary>
/// <param name="Search">Name, pinyin or initials.</param>
[Requires(Permissions.Self)]
public sealed record BrowseDirectory(string? Search = null, MembershipCategory? Category = null, int Number = 1) : IQuery<DirectoryPage>;

public sealed record DirectoryPage(IReadOnlyList<DirectoryEntry> Entries, int Number, int Total)
{
    public const int Size = 50;
}

public sealed record DirectoryEntry(string Name, string LatinName, string? Unit, string? Department, string? Title, MembershipCategory Category);

internal sealed class BrowseDirectoryAccess(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IAccessRule<BrowseDirectory>
{
    public async Task<bool> AllowsAsync(BrowseDirectory request, CancellationToken cancellationToken) =>
        user.Has(Permissions.ReadMembers) || await db.IsLiveMemberAsync(user.Person, clock.Today(), cancellationToken);
}

internal sealed class BrowseDirectoryHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<BrowseDirectory, DirectoryPage>
{
    public async Task<DirectoryPage> Handle(BrowseDirectory query, CancellationToken cancellationToken)
    {
        var (today, number) = (clock.Today(), Paging.Of(query.Number));
        var people = Filter(query, today);
        var rows = await people.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Skip((number - 1) * DirectoryPage.Size).Take(DirectoryPage.Size)
            .Select(p => new
            {
                p.Name, p.LatinName, p.Title,
                Work = p.Employments.Where(e => e.To == null).OrderByDescending(e => e.From)
                    .Select(e => new { Unit = db.Units.Where(u => u.Id == e.Unit).Select(u => u.Name).FirstOrDefault(), e.Department, e.Title }).FirstOrDefault(),
                Category = db.Memberships.Where(m => m.Person == p.Id).SelectMany(m => m.Terms)
                    .Where(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today)).Select(t => t.Category).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return new([.. rows.Select(r => new DirectoryEntry(r.Name, r.LatinName, r.Work?.Unit, r.Work?.Department, r.Work?.Title ?? r.Title, r.Category))],
            number, await people.CountAsync(cancellationToken));
    }

    /// <summary>Whoever is a member today by a running term; the consent of a member who left says nothing any more.</summary>
    private IQueryable<Person> Filter(BrowseDirectory query, DateOnly today)
    {
        var listed = db.Memberships.Where(m => m.ListedSince != null
            && m.Terms.Any(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today) && (query.Category == null || t.Category == query.Category)));
        var people = db.People.AsNoTracking().Where(p => listed.Any(m => m.Person == p.Id));
        if (query.Search?.Trim() is not { Length: > 0 and <= 100 } text) return people;
        var latin = text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return people.Where(p => p.Name.Contains(text) || p.Pinyin.StartsWith(latin) || p.Initials.StartsWith(latin));
    }
}
