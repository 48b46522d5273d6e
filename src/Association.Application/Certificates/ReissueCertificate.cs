using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Certificates;
using Association.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>Issues a certificate anew with what is on record now; the old number says which took its place.</summary>
/// <param name="Mail">Sends the new one to its holder.</param>
[Requires(Permissions.IssueCertificates)]
public sealed record ReissueCertificate(Id<Certificate> Certificate, string Reason, bool Mail = false) : ICommand<Result<IssuedCertificate>>;

internal sealed class ReissueCertificateValidator : AbstractValidator<ReissueCertificate>
{
    public ReissueCertificateValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(Certificate.MaxReasonLength);
}

internal sealed class ReissueCertificateAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<ReissueCertificate>
{
    public async Task<bool> AllowsAsync(ReissueCertificate request, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Certificate, cancellationToken);
        return certificate is not null && user.Has(Permissions.IssueCertificates, certificate.Event);
    }
}

internal sealed class ReissueCertificateHandler(IAssociationDb db, CertificateHolders holders, CertificateDesk desk, SiteOptions site, TimeProvider clock) : IRequestHandler<ReissueCertificate, Result<IssuedCertificate>>
{
    public async Task<Result<IssuedCertificate>> Handle(ReissueCertificate command, CancellationToken cancellationToken)
    {
        if (await db.Certificates.FirstOrDefaultAsync(c => c.Id == command.Certificate, cancellationToken) is not { } old) return CertificateErrors.NotFound;
        var @event = await db.Events.AsNoTracking().FirstAsync(e => e.Id == old.Event, cancellationToken);
        if (await holders.AgainAsync(old, @event, cancellationToken) is not { } holder) return CertificateErrors.NotFound;

        var next = old.Reissue(holder.Facts, site.Name, command.Reason, clock.GetUtcNow());
        await desk.DrawAsync(@event, old.Kind, [(next, holder)], cancellationToken);
        if (command.Mail && holder.Email is { } address) db.Outbox.Add(new OutboxMessage(MailTemplates.CertificateIssued, next.Id.Value, address, holder.Language, clock.GetUtcNow()));
        return new IssuedCertificate(next.Id.Value, next.Number, next.HolderName);
    }
}
