using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Surveys;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>
/// Issues certificates for these registrations, or for the next few of the event: numbers, drawing, files and rows in one transaction.
/// Run again until it answers none; whoever has a valid certificate of the kind is passed over.
/// </summary>
/// <param name="Only">One registration, or null for the next batch.</param>
[Requires(Permissions.IssueCertificates)]
public sealed record IssueCertificates(Id<Event> Event, Id<Registration>? Only = null, CertificateKind Kind = default) : ICommand<Result<IssuedCertificates>>, IInEvent
{
    public const int BatchSize = 25;
}

public sealed record IssuedCertificates(IReadOnlyList<IssuedCertificate> Items);

public sealed record IssuedCertificate(Guid Id, string Number, string Holder);

internal sealed class IssueCertificatesHandler(
    IAssociationDb db, CertificateHolders holders, CertificateDesk desk, SiteOptions site, TimeProvider clock) : IRequestHandler<IssueCertificates, Result<IssuedCertificates>>
{
    public async Task<Result<IssuedCertificates>> Handle(IssueCertificates command, CancellationToken cancellationToken)
    {
        if (command.Kind is CertificateKind.Appointment) return CertificateErrors.Kind;
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        var next = await holders.NextAsync(@event, command.Kind, command.Only, IssueCertificates.BatchSize, cancellationToken);
        if (next.Count == 0) return await NobodyAsync(command, cancellationToken);

        var certificates = await NumberAsync(next, command.Kind, cancellationToken);
        await desk.DrawAsync(@event, command.Kind, [.. certificates.Zip(next, (c, h) => (c, h))], cancellationToken);
        foreach (var (certificate, holder) in certificates.Zip(next).Where(pair => pair.Second.Email is not null))
            db.Outbox.Add(new OutboxMessage(MailTemplates.CertificateIssued, certificate.Id.Value, holder.Email!, holder.Language, clock.GetUtcNow()));
        return new IssuedCertificates([.. certificates.Select(c => new IssuedCertificate(c.Id.Value, c.Number, c.HolderName))]);
    }

    /// <summary>Somebody chosen who has not answered the survey is told so; a batch passes over him.</summary>
    private async Task<Result<IssuedCertificates>> NobodyAsync(IssueCertificates command, CancellationToken cancellationToken)
    {
        if (command.Only is { } only && await db.Registrations.AnyAsync(r => r.Id == only && r.CheckedInAt != null, cancellationToken)
            && !await db.Registrations.Where(r => r.Id == only).WithSurveysAnswered(db, clock.GetUtcNow()).AnyAsync(cancellationToken)) return SurveyErrors.BeforeCertificate;
        return new IssuedCertificates([]);
    }

    private async Task<List<Certificate>> NumberAsync(IReadOnlyList<CertificateHolder> holders, CertificateKind kind, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var year = AssociationCalendar.DayOf(now).Year;
        var last = await db.NextAsync($"certificate/{year}", cancellationToken, holders.Count);
        return [.. holders.Select((h, i) => new Certificate(CertificateNumber.Of(site.CertificateCode, year, last - holders.Count + 1 + i), kind, h.Facts, site.Name, now))];
    }
}

/// <summary>Draws certificates and keeps their files.</summary>
internal sealed class CertificateDesk(IAssociationDb db, CertificateDesigns designs, ICertificateRenderer renderer, IFileStore files, ILinkSecrets secrets, SiteOptions site)
{
    public async Task DrawAsync(Event @event, CertificateKind kind, IReadOnlyList<(Certificate Certificate, CertificateHolder Holder)> all, CancellationToken cancellationToken)
    {
        var design = await designs.ForAsync(@event, kind, cancellationToken);
        var drawn = 0;
        foreach (var pdf in renderer.Render([.. all.Select(c => Sheet(c.Certificate, @event, design, c.Holder.Class, c.Holder.Unit))]))
        {
            var certificate = all[drawn++].Certificate;
            certificate.KeptAs(await files.KeepAsync(pdf, $"{certificate.Number}.pdf", "application/pdf", FilePurpose.Certificate, null, cancellationToken));
            db.Certificates.Add(certificate);
        }
    }

    public CertificateSheet Sheet(Certificate certificate, Event @event, CertificateDesign? design, CreditClass? @class, string? unit) => new(
        certificate.Number, certificate.HolderName, certificate.HolderLatinName, certificate.EventName.Zh, certificate.EventName.In("en"),
        certificate.From, certificate.To, certificate.Hours, certificate.Issuer.Zh, certificate.Issuer.In("en"),
        AssociationCalendar.DayOf(certificate.IssuedAt), CertificateLinks.For(site, secrets, certificate.Number).ToString(), design,
        design is null ? null : CertificateWording.Of(certificate, @event, @class, unit));
}
