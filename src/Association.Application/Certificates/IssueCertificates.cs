using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Surveys;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>
/// Issues certificates for these registrations, or for the next few of the event: numbers, drawing, files and rows in one transaction.
/// Run again until it answers none; registrations that have a valid certificate are passed over.
/// </summary>
/// <param name="Only">One registration, or null for the next batch.</param>
[Requires(Permissions.IssueCertificates)]
public sealed record IssueCertificates(Id<Event> Event, Id<Registration>? Only = null) : ICommand<Result<IssuedCertificates>>, IInEvent
{
    public const int BatchSize = 25;
}

public sealed record IssuedCertificates(IReadOnlyList<IssuedCertificate> Items);

public sealed record IssuedCertificate(Guid Id, string Number, string Holder);

internal sealed class IssueCertificatesHandler(
    IAssociationDb db, ICertificateRenderer renderer, IFileStore files, ILinkSecrets secrets, SiteOptions site, TimeProvider clock)
    : IRequestHandler<IssueCertificates, Result<IssuedCertificates>>
{
    public async Task<Result<IssuedCertificates>> Handle(IssueCertificates command, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        var attended = await NextAsync(command, cancellationToken);
        if (attended.Count == 0) return await NobodyAsync(command, cancellationToken);

        var certificates = await NumberAsync(attended, @event, cancellationToken);
        await DrawAsync(certificates, cancellationToken);
        Tell(certificates, attended);
        return new IssuedCertificates([.. certificates.Select(c => new IssuedCertificate(c.Id.Value, c.Number, c.HolderName))]);
    }

    /// <summary>Somebody chosen who has not answered the survey is told so; a batch passes over him.</summary>
    private async Task<Result<IssuedCertificates>> NobodyAsync(IssueCertificates command, CancellationToken cancellationToken)
    {
        if (command.Only is { } only && await db.Registrations.AnyAsync(r => r.Id == only && r.CheckedInAt != null, cancellationToken)
            && !await db.Registrations.Where(r => r.Id == only).WithSurveysAnswered(db, clock.GetUtcNow()).AnyAsync(cancellationToken)) return SurveyErrors.BeforeCertificate;
        return new IssuedCertificates([]);
    }

    private async Task<List<(Registration Registration, string Latin)>> NextAsync(IssueCertificates command, CancellationToken cancellationToken)
    {
        var open = db.Registrations.AsNoTracking()
            .Where(r => r.Event == command.Event && r.CheckedInAt != null)
            .Where(r => !db.Certificates.Any(c => c.Registration == r.Id && c.Status == CertificateStatus.Valid))
            .WithSurveysAnswered(db, clock.GetUtcNow());
        if (command.Only is { } only) open = open.Where(r => r.Id == only);
        var rows = await open.OrderBy(r => r.Id).Take(IssueCertificates.BatchSize)
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { Registration = r, p.LatinName }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.Registration, r.LatinName))];
    }

    private async Task<List<Certificate>> NumberAsync(List<(Registration Registration, string Latin)> attended, Event @event, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var year = AssociationCalendar.DayOf(now).Year;
        var last = await db.NextAsync($"certificate/{year}", cancellationToken, attended.Count);
        return [.. attended.Select((a, i) => new Certificate(
            CertificateNumber.Of(site.CertificateCode, year, last - attended.Count + 1 + i), a.Registration, @event, site.Name, a.Latin, now))];
    }

    private async Task DrawAsync(List<Certificate> certificates, CancellationToken cancellationToken)
    {
        var drawn = 0;
        foreach (var pdf in renderer.Render([.. certificates.Select(Sheet)]))
        {
            var certificate = certificates[drawn++];
            certificate.KeptAs(await files.KeepAsync(pdf, $"{certificate.Number}.pdf", "application/pdf", FilePurpose.Certificate, null, cancellationToken));
            db.Certificates.Add(certificate);
        }
    }

    private CertificateSheet Sheet(Certificate certificate) => new(
        certificate.Number, certificate.HolderName, certificate.HolderLatinName, certificate.EventName.Zh, certificate.EventName.In("en"),
        certificate.From, certificate.To, certificate.Hours, certificate.Issuer.Zh, certificate.Issuer.In("en"),
        AssociationCalendar.DayOf(certificate.IssuedAt), CertificateLinks.For(site, secrets, certificate.Number).ToString());

    private void Tell(List<Certificate> certificates, List<(Registration Registration, string Latin)> attended)
    {
        foreach (var (certificate, (registration, _)) in certificates.Zip(attended).Where(pair => pair.Second.Registration.Email is not null))
            db.Outbox.Add(new OutboxMessage(MailTemplates.CertificateIssued, certificate.Id.Value, registration.Email!, registration.Language, clock.GetUtcNow()));
    }
}
