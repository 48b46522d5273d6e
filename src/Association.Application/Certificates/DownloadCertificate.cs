using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Files;
using Association.Application.Surveys;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>The PDF, for its holder, for the holder of the registration's link, and for the office.</summary>
[Requires(Permissions.Anyone)]
public sealed record DownloadCertificate(Id<Certificate> Certificate, string? LinkKey = null) : IQuery<FileContent?>;

internal sealed class DownloadCertificateAccess(IAssociationDb db, ICurrentUser user, RegistrationAccess access) : IAccessRule<DownloadCertificate>
{
    public async Task<bool> AllowsAsync(DownloadCertificate request, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Certificate, cancellationToken);
        return certificate is not null && (user.Has(Permissions.ReadCertificates, certificate.Event)
            || certificate.Registration is null && user.Person is { } me && certificate.Person == me
            || certificate.Registration is { } place && await access.MayActAsync(place, request.LinkKey, cancellationToken));
    }
}

internal sealed class DownloadCertificateHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<DownloadCertificate, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadCertificate query, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Id == query.Certificate, cancellationToken);
        if (certificate is not null && !user.Has(Permissions.ReadCertificates, certificate.Event)) Refuse.Unless(await MayHaveItAsync(certificate, cancellationToken), SurveyErrors.BeforeCertificate);
        return await files.OpenAsync(db, certificate?.File, cancellationToken);
    }

    /// <summary>Whoever taught without being registered has no survey to answer.</summary>
    private async Task<bool> MayHaveItAsync(Certificate certificate, CancellationToken cancellationToken) => certificate.Registration is null
        || await db.Registrations.Where(r => r.Id == certificate.Registration).WithSurveysAnswered(db, clock.GetUtcNow()).AnyAsync(cancellationToken);
}
