using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>
/// Applications that came to nothing and whose last step is further back than they are kept: drafts, what was returned and
/// never corrected, withdrawn and rejected ones. Source: domain.md R7.05.
/// </summary>
[Requires(Permissions.System)]
public sealed record OutdatedApplications(int Count = 100) : IQuery<IReadOnlyList<Id<MembershipApplication>>>;

internal sealed class OutdatedApplicationsHandler(IAssociationDb db, TimeProvider clock)
    : IRequestHandler<OutdatedApplications, IReadOnlyList<Id<MembershipApplication>>>
{
    public async Task<IReadOnlyList<Id<MembershipApplication>>> Handle(OutdatedApplications query, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking().OutdatedAt(await db.OldestKeptAsync(clock, cancellationToken))
            .OrderBy(a => a.StartedAt).Select(a => a.Id).Take(query.Count).ToListAsync(cancellationToken);
}

/// <summary>Removes one of them with its numbers and steps, and the files of its evidence.</summary>
[Requires(Permissions.System)]
public sealed record ForgetApplication(Id<MembershipApplication> Application) : ICommand<Result>;

internal sealed class ForgetApplicationHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ForgetApplication, Result>
{
    public async Task<Result> Handle(ForgetApplication command, CancellationToken cancellationToken)
    {
        // Gone already, or handed in since it was found: nothing to do.
        if (await db.Applications.Include(a => a.Evidence).Include(a => a.Steps).OutdatedAt(await db.OldestKeptAsync(clock, cancellationToken))
            .FirstOrDefaultAsync(a => a.Id == command.Application, cancellationToken) is not { } application) return Result.Done;

        var scans = application.Evidence.Select(e => e.File).ToList();
        var kept = await db.Files.Where(f => scans.Contains(f.Id)).ToListAsync(cancellationToken);
        db.Applications.Remove(application);
        db.Files.RemoveRange(kept);
        return Result.Done;
    }
}

internal static class Outdated
{
    public static async Task<DateTimeOffset> OldestKeptAsync(this IAssociationDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        clock.GetUtcNow().AddMonths(-(await db.PolicyAsync(cancellationToken)).RetentionMonths);

    public static IQueryable<MembershipApplication> OutdatedAt(this IQueryable<MembershipApplication> applications, DateTimeOffset oldest) => applications
        .Where(a => a.Status != ApplicationStatus.Approved && a.Status != ApplicationStatus.Submitted && !a.Steps.Any(s => s.At >= oldest));
}
