using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>An application as a reviewer sees it: beside it what is known already and who looks like the same person.</summary>
[Requires(Permissions.ReadApplications)]
public sealed record ReviewApplication(Id<MembershipApplication> Application) : IQuery<ApplicationReview?>;

public sealed record ApplicationReview(ApplicationDetails Application, CategoryTerms Rules, IReadOnlyList<LikelyDuplicate> Duplicates);

public enum DuplicateReason { ResidentId, PracticeCertificate, MobileAndName, Alike, OtherApplication }

/// <param name="Person">Null for another application.</param>
/// <param name="IsMember">Counts as a member today.</param>
public sealed record LikelyDuplicate(DuplicateReason Reason, Guid? Person, Guid? Application, string Name, string? Number, string? Unit, bool IsMember);

internal sealed class ReviewApplicationHandler(IAssociationDb db, ApplicationReader reader, DuplicateFinder finder, TimeProvider clock) : IRequestHandler<ReviewApplication, ApplicationReview?>
{
    private const int Most = 10;

    public async Task<ApplicationReview?> Handle(ReviewApplication query, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().FirstOrDefaultAsync(a => a.Id == query.Application && a.Status != ApplicationStatus.Draft, cancellationToken);
        if (application is null || await reader.FindAsync(query.Application, cancellationToken) is not { } details) return null;
        var policy = await db.PolicyAsync(cancellationToken);
        LikelyDuplicate[] duplicates = [.. await PeopleAsync(application, details.Person, policy, cancellationToken), .. await OthersAsync(application, cancellationToken)];
        return new(details, policy.Of(application.Category).Terms, duplicates);
    }

    /// <summary>By the rules that also find people recorded twice.</summary>
    private async Task<IEnumerable<LikelyDuplicate>> PeopleAsync(MembershipApplication application, Guid? own, MembershipPolicy policy, CancellationToken cancellationToken)
    {
        var described = new PersonTraits(finder.NameOf(application.Name), application.ResidentId?.Index, application.PracticeCertificate?.Index, application.Mobile?.Index,
            application.Email, application.BirthDate, application.Sex);
        var alike = (await finder.LikeAsync(described, cancellationToken)).Where(p => p.Person.Value != own).Take(Most).ToList();
        List<Id<Person>> ids = [.. alike.Select(p => p.Person)];
        var people = await db.People.AsNoTracking().Include(p => p.Employments).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var found = new List<LikelyDuplicate>();
        foreach (var (id, likeness) in alike)
        {
            var membership = await db.Memberships.AsNoTracking().Include(m => m.Terms).FirstOrDefaultAsync(m => m.Person == id, cancellationToken);
            var work = people[id].CurrentWork();
            var unit = work is null ? null : await db.Units.Where(u => u.Id == work.Unit).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
            found.Add(new(ReasonOf(likeness.Reasons), id.Value, null, people[id].Name, membership?.Number, unit, membership is not null && policy.Judge(membership, clock.Today()).Counts));
        }

        return found;
    }

    private static DuplicateReason ReasonOf(LikenessReasons reasons) =>
        reasons.HasFlag(LikenessReasons.SameResidentId) ? DuplicateReason.ResidentId
        : reasons.HasFlag(LikenessReasons.SameLicence) ? DuplicateReason.PracticeCertificate
        : reasons.HasFlag(LikenessReasons.SameMobile) ? DuplicateReason.MobileAndName : DuplicateReason.Alike;

    private async Task<IEnumerable<LikelyDuplicate>> OthersAsync(MembershipApplication application, CancellationToken cancellationToken)
    {
        if (application.ResidentId?.Index is not { } index) return [];
        var others = await db.Applications.AsNoTracking()
            .Where(a => a.Id != application.Id && a.Status == ApplicationStatus.Submitted && a.ResidentId!.Index == index)
            .Take(Most).Select(a => new { a.Id, a.Name, a.Number, a.UnitName }).ToListAsync(cancellationToken);
        return others.Select(o => new LikelyDuplicate(DuplicateReason.OtherApplication, null, o.Id.Value, o.Name, o.Number, o.UnitName, false));
    }
}
