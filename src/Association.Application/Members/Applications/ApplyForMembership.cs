using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>Starts, saves or hands in an application on the web; after a return the same one is corrected and handed in again.</summary>
/// <param name="HandIn">False: kept as a draft, gaps allowed.</param>
/// <param name="Application">Null: a new one.</param>
[Requires(Permissions.Anyone)]
public sealed record ApplyForMembership(
    MembershipCategory Category, ApplicantForm Form, bool Consent, bool WantsListing, bool HandIn, IReadOnlyList<UploadedEvidence> Evidence,
    Id<MembershipApplication>? Application = null, string? LinkKey = null, string? IdempotencyKey = null) : ICommand<Result<ApplicationReceipt>>, IIdempotent;

public sealed record ApplicationReceipt(Guid Application, string Number, ApplicationStatus Status);

internal sealed class ApplyForMembershipAccess(ApplicationAccess access) : IAccessRule<ApplyForMembership>
{
    public async Task<bool> AllowsAsync(ApplyForMembership request, CancellationToken cancellationToken) =>
        request.Application is not { } id || await access.MayActAsync(id, request.LinkKey, cancellationToken);
}

internal sealed class ApplyForMembershipHandler(IAssociationDb db, ApplicationDesk desk, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ApplyForMembership, Result<ApplicationReceipt>>
{
    public async Task<Result<ApplicationReceipt>> Handle(ApplyForMembership command, CancellationToken cancellationToken)
    {
        var application = command.Application is { } id
            ? await db.Applications.Include(a => a.Evidence).Include(a => a.Steps).SingleAsync(a => a.Id == id, cancellationToken)
            : new MembershipApplication(command.Category, ApplicationChannel.Web, user.IsSignedIn ? user.Id : null, user.Culture, clock.GetUtcNow());
        var entry = new ApplicationEntry(command.Category, command.Form, command.Consent, command.WantsListing, command.HandIn, command.Evidence);
        return await desk.TakeAsync(application, entry, isNew: command.Application is null, cancellationToken);
    }
}

/// <summary>What is put on the desk, whoever puts it there.</summary>
internal sealed record ApplicationEntry(
    MembershipCategory Category, ApplicantForm Form, bool Consent, bool WantsListing, bool HandIn, IReadOnlyList<UploadedEvidence> Evidence);

/// <summary>Takes an application in: reads the form, keeps the files, hands it in, tells the applicant.</summary>
internal sealed class ApplicationDesk(IAssociationDb db, ApplicantReader reader, IFileStore files, ICurrentUser user, TimeProvider clock)
{
    public async Task<Result<ApplicationReceipt>> TakeAsync(MembershipApplication application, ApplicationEntry entry, bool isNew, CancellationToken cancellationToken)
    {
        Refuse.Unless(application.IsEditable, ApplicationErrors.NotEditable);
        var rules = (await db.PolicyAsync(cancellationToken)).Of(entry.Category);
        var (applicant, faults) = await reader.ReadAsync(entry.Form, isNew ? null : application, rules, entry.HandIn, cancellationToken);
        var given = entry.Evidence.Where(e => e.File is { Content.Length: > 0 }).ToList();
        Error[] all = [.. faults, .. given.Select(e => EvidenceFile.Judge(e.File)?.At(e.Kind.ToString())).OfType<Error>(), .. Missing(application, rules, entry, given.Count)];
        if (applicant is null || all.Length > 0) return Result<ApplicationReceipt>.Refused(all);

        application.Fill(entry.Category, applicant, entry.WantsListing);
        await AttachAsync(application, given, cancellationToken);
        if (isNew) db.Applications.Add(application);
        if (entry.HandIn) HandIn(application, rules, entry.Consent);
        return new ApplicationReceipt(application.Id.Value, application.Number, application.Status);
    }

    /// <summary>What the aggregate would refuse one by one, said at once.</summary>
    private static IEnumerable<Error> Missing(MembershipApplication application, CategoryRules rules, ApplicationEntry entry, int files)
    {
        if (rules.Retired || !rules.Open && application.Channel is not ApplicationChannel.Office) yield return ApplicationErrors.CategoryClosed;
        if (application.Evidence.Count + files > MembershipApplication.MaxFiles) yield return ApplicationErrors.TooManyFiles;
        if (!entry.HandIn) yield break;
        if (!entry.Consent) yield return ApplicationErrors.ConsentMissing;
        if (rules.NeedsEvidence && application.Channel is ApplicationChannel.Web && application.Evidence.Count + files == 0) yield return ApplicationErrors.EvidenceMissing;
    }

    private async Task AttachAsync(MembershipApplication application, List<UploadedEvidence> given, CancellationToken cancellationToken)
    {
        foreach (var (kind, file) in given)
        {
            var kept = await files.KeepAsync(file!.Content, file.Name, EvidenceFile.TypeOf(file), FilePurpose.Evidence, user.IsSignedIn ? user.Id : null, cancellationToken);
            application.Attach(kind, kept.Id, clock.GetUtcNow());
        }
    }

    private void HandIn(MembershipApplication application, CategoryRules rules, bool consent)
    {
        var now = clock.GetUtcNow();
        application.Submit(rules, consent, user.IsSignedIn ? user.Id : null, now);
        db.Tell(application, MailTemplates.ApplicationReceived, now);
    }
}

internal static class ApplicationMails
{
    /// <summary>To the address of the application; each handing-in and each decision once.</summary>
    public static void Tell(this IAssociationDb db, MembershipApplication application, string template, DateTimeOffset now)
    {
        if (application.Email is { } address)
            db.Outbox.Add(new OutboxMessage(template, application.Id.Value, address, application.Language, now, $"{application.Steps.Count}"));
    }
}
