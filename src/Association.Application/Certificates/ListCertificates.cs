using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

[Requires(Permissions.ReadCertificates)]
public sealed record ListCertificates(Id<Event> Event, string? Search = null, string? After = null, int? Size = null, string? Before = null) : IQuery<Page<CertificateLine>>, IInEvent;

public sealed record CertificateLine(Guid Id, string Number, string Holder, DateTimeOffset IssuedAt, CertificateStatus Status, string? Reason, CertificateKind Kind, string? ReissuedAs);

internal sealed class CertificateProjections : Profile
{
    public CertificateProjections()
    {
        CreateProjection<Certificate, CertificateLine>()
            .ForCtorParam(nameof(CertificateLine.Id), line => line.MapFrom(c => c.Id.Value))
            .ForCtorParam(nameof(CertificateLine.Holder), line => line.MapFrom(c => c.HolderName))
            .ForCtorParam(nameof(CertificateLine.Reason), line => line.MapFrom(c => c.RevocationReason));
        CreateProjection<Certificate, MyCertificate>()
            .ForCtorParam(nameof(MyCertificate.Id), own => own.MapFrom(c => c.Id.Value))
            .ForCtorParam(nameof(MyCertificate.Event), own => own.MapFrom(c => c.EventName));
    }
}

internal sealed class ListCertificatesHandler(IAssociationDb db, IConfigurationProvider shapes) : IRequestHandler<ListCertificates, Page<CertificateLine>>
{
    public async Task<Page<CertificateLine>> Handle(ListCertificates query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var certificates = db.Certificates.AsNoTracking().Where(c => c.Event == query.Event);
        if (query.Search?.Trim() is { Length: > 0 } text) certificates = certificates.Where(c => c.Number.Contains(text) || c.HolderName.Contains(text));
        var total = await certificates.CountAsync(cancellationToken);
        var rows = await certificates.InOrder(window).Take(window.Read).ProjectTo<CertificateLine>(shapes).ToListAsync(cancellationToken);
        return window.Cut(rows, line => new Cursor("", line.Id), total);
    }
}

/// <summary>The certificates of the signed-in person.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyCertificates : IQuery<IReadOnlyList<MyCertificate>>;

public sealed record MyCertificate(Guid Id, string Number, Bilingual Event, DateOnly From, DateOnly To, decimal Hours, DateTimeOffset IssuedAt, CertificateStatus Status, CertificateKind Kind, decimal? Credits, string? ReissuedAs);

internal sealed class ListMyCertificatesHandler(IAssociationDb db, ICurrentUser user, IConfigurationProvider shapes) : IRequestHandler<ListMyCertificates, IReadOnlyList<MyCertificate>>
{
    public async Task<IReadOnlyList<MyCertificate>> Handle(ListMyCertificates query, CancellationToken cancellationToken) =>
        await db.Certificates.AsNoTracking()
            .Where(c => c.Person == user.Person || db.Registrations.Any(r => r.Id == c.Registration && r.Account == user.Id))
            .OrderByDescending(c => c.Id)
            .ProjectTo<MyCertificate>(shapes)
            .ToListAsync(cancellationToken);
}
