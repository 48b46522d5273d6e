using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>An application as its applicant sees it; numbers masked.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetApplication(Id<MembershipApplication> Application, string? LinkKey = null) : IQuery<ApplicationDetails?>;

/// <param name="MemberNumber">Once approved.</param>
public sealed record ApplicationDetails(
    Guid Id, string Number, ApplicationStatus Status, ApplicationChannel Channel, MembershipCategory Category, string Name, string? ResidentIdMasked, string? MobileMasked,
    string? Email, string? Unit, bool UnitKnown, string? Department, string? Title, string? PracticeCertificateMasked, string? Statement, bool WantsListing,
    DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt, string? Reason, IReadOnlyList<EvidenceDetails> Evidence, IReadOnlyList<StepDetails> Steps,
    string? MemberNumber, Guid? Person, OwnDues? Dues)
{
    public bool IsEditable => Status is ApplicationStatus.Draft or ApplicationStatus.Returned;
}

public sealed record EvidenceDetails(Guid Id, EvidenceKind Kind, string Name, string ContentType, long Size);

public sealed record StepDetails(ApplicationAct Act, DateTimeOffset At, string? Words);

/// <summary>What is to pay before the membership begins.</summary>
public sealed record OwnDues(Guid Order, string Reference, decimal Total, OrderStatus Status, DateTimeOffset DueAt, SlipStatus? Slip, string? SlipReason);

internal sealed class GetApplicationAccess(ApplicationAccess access) : IAccessRule<GetApplication>
{
    public Task<bool> AllowsAsync(GetApplication request, CancellationToken cancellationToken) => access.MayActAsync(request.Application, request.LinkKey, cancellationToken);
}

internal sealed class GetApplicationHandler(ApplicationReader reader) : IRequestHandler<GetApplication, ApplicationDetails?>
{
    public Task<ApplicationDetails?> Handle(GetApplication query, CancellationToken cancellationToken) => reader.FindAsync(query.Application, cancellationToken);
}

/// <summary>Finds an application by the link of a mail; a wrong key finds nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record FindApplicationByLink(string Number, string? Key) : IQuery<Guid?>;

internal sealed class FindApplicationByLinkHandler(IAssociationDb db, ICurrentUser user, ILinkSecrets secrets) : IRequestHandler<FindApplicationByLink, Guid?>
{
    public async Task<Guid?> Handle(FindApplicationByLink query, CancellationToken cancellationToken)
    {
        var matches = secrets.Matches(ApplicationLinks.Purpose, query.Number, query.Key);
        UserId? own = user.IsSignedIn ? user.Id : null;
        return await db.Applications.AsNoTracking().Where(a => a.Number == query.Number && (matches || own != null && a.Account == own))
            .Select(a => (Guid?)a.Id.Value).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>The signed-in person's applications, the newest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyApplications : IQuery<IReadOnlyList<OwnApplication>>;

public sealed record OwnApplication(Guid Id, string Number, MembershipCategory Category, ApplicationStatus Status, DateTimeOffset StartedAt, DateTimeOffset? SubmittedAt, string? Reason);

internal sealed class ListMyApplicationsHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListMyApplications, IReadOnlyList<OwnApplication>>
{
    private const int Most = 20;

    public async Task<IReadOnlyList<OwnApplication>> Handle(ListMyApplications query, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking().Where(a => a.Account == user.Id && a.Channel == ApplicationChannel.Web).OrderByDescending(a => a.Id).Take(Most)
            .Select(a => new OwnApplication(a.Id.Value, a.Number, a.Category, a.Status, a.StartedAt, a.SubmittedAt, a.Reason)).ToListAsync(cancellationToken);
}

/// <summary>Reads one application with its evidence and what followed from it.</summary>
internal sealed class ApplicationReader(IAssociationDb db)
{
    public async Task<ApplicationDetails?> FindAsync(Id<MembershipApplication> id, CancellationToken cancellationToken)
    {
        var a = await db.Applications.AsNoTracking().Include(x => x.Evidence).Include(x => x.Steps).FirstOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (a is null) return null;
        var unit = await db.Units.Where(u => u.Id == a.Unit).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
        var membership = await db.Memberships.AsNoTracking().Include(m => m.Terms).FirstOrDefaultAsync(m => m.Id == a.Membership, cancellationToken);
        return new(a.Id.Value, a.Number, a.Status, a.Channel, a.Category, a.Name, a.ResidentId?.Masked, a.Mobile?.Masked,
            a.Email, unit ?? a.UnitName, a.Unit is not null, a.Department, a.Title, a.PracticeCertificate?.Masked, a.Statement, a.WantsListing,
            a.SubmittedAt, a.DecidedAt, a.Reason, await EvidenceAsync(a, cancellationToken), [.. a.Steps.OrderBy(s => s.At).ThenBy(s => s.Id.Value).Select(s => new StepDetails(s.Act, s.At, s.Words))],
            membership?.Number, membership?.Person.Value, await DuesAsync(membership?.Proposed, cancellationToken));
    }

    private async Task<IReadOnlyList<EvidenceDetails>> EvidenceAsync(MembershipApplication application, CancellationToken cancellationToken)
    {
        var ids = application.Evidence.Select(e => e.File).ToList();
        var files = await db.Files.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return [.. application.Evidence.OrderBy(e => e.AddedAt).ThenBy(e => e.Id.Value)
            .Select(e => new EvidenceDetails(e.Id.Value, e.Kind, files[e.File].Name, files[e.File].ContentType, files[e.File].Size))];
    }

    private async Task<OwnDues?> DuesAsync(MembershipTerm? proposed, CancellationToken cancellationToken)
    {
        if (proposed is null) return null;
        Id<MembershipTerm>? term = proposed.Id;
        var order = await db.Orders.AsNoTracking().Include(o => o.Slips).FirstOrDefaultAsync(o => o.Lines.Any(l => l.Term == term), cancellationToken);
        var slip = order?.Slips.MaxBy(s => s.UploadedAt);
        return order is null ? null : new(order.Id.Value, order.Reference, order.Total.Amount, order.Status, order.DueAt, slip?.Status, slip?.Reason);
    }
}

/// <summary>A scan of an application, for its applicant and for those who decide on it.</summary>
[Requires(Permissions.Anyone)]
public sealed record DownloadEvidence(Id<MembershipApplication> Application, Id<ApplicationEvidence> Evidence, string? LinkKey = null) : IQuery<FileContent?>;

internal sealed class DownloadEvidenceAccess(ApplicationAccess access, ICurrentUser user) : IAccessRule<DownloadEvidence>
{
    public async Task<bool> AllowsAsync(DownloadEvidence request, CancellationToken cancellationToken) =>
        user.Has(Permissions.DecideApplications) || await access.MayActAsync(request.Application, request.LinkKey, cancellationToken);
}

internal sealed class DownloadEvidenceHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadEvidence, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadEvidence query, CancellationToken cancellationToken)
    {
        var evidence = await db.ApplicationEvidence.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Evidence && e.Application == query.Application, cancellationToken);
        return await files.OpenAsync(db, evidence?.File, cancellationToken);
    }
}
