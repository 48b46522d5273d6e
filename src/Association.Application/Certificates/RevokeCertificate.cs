using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

[Requires(Permissions.IssueCertificates)]
public sealed record RevokeCertificate(Id<Certificate> Certificate, string Reason) : ICommand<Result>;

internal sealed class RevokeCertificateValidator : AbstractValidator<RevokeCertificate>
{
    public RevokeCertificateValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(Certificate.MaxReasonLength);
}

internal sealed class RevokeCertificateAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<RevokeCertificate>
{
    public async Task<bool> AllowsAsync(RevokeCertificate request, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Certificate, cancellationToken);
        return certificate is not null && user.Has(Permissions.IssueCertificates, certificate.Event);
    }
}

internal sealed class RevokeCertificateHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<RevokeCertificate, Result>
{
    public async Task<Result> Handle(RevokeCertificate command, CancellationToken cancellationToken)
    {
        if (await db.Certificates.FirstOrDefaultAsync(c => c.Id == command.Certificate, cancellationToken) is not { } certificate) return CertificateErrors.NotFound;

        certificate.Revoke(command.Reason, clock.GetUtcNow());
        return Result.Done;
    }
}
