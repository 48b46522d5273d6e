using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Surveys;

/// <summary>The open surveys of a registration, for its page.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListOwnSurveys(Id<Registration> Registration, string? LinkKey = null) : IQuery<IReadOnlyList<OwnSurvey>>;

/// <param name="BeforeCertificate">No certificate before it is answered.</param>
public sealed record OwnSurvey(Guid Survey, Guid Registration, Bilingual Title, bool BeforeCertificate, bool Answered);

/// <summary>The survey that a certificate waits for; null when its holder may have it.</summary>
[Requires(Permissions.Anyone)]
public sealed record FindSurveyBefore(Id<Certificate> Certificate, string? LinkKey = null) : IQuery<OwnSurvey?>;

internal sealed class OwnSurveysAccess(IAssociationDb db, RegistrationAccess access, ICurrentUser user) : IAccessRule<ListOwnSurveys>, IAccessRule<FindSurveyBefore>
{
    public Task<bool> AllowsAsync(ListOwnSurveys request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);

    public async Task<bool> AllowsAsync(FindSurveyBefore request, CancellationToken cancellationToken) =>
        await db.Certificates.Where(c => c.Id == request.Certificate).Select(c => new { c.Registration, c.Person }).FirstOrDefaultAsync(cancellationToken) is { } found
        && (found.Registration is { } registration ? await access.MayActAsync(registration, request.LinkKey, cancellationToken) : found.Person == user.Person);
}

internal sealed class OwnSurveysHandlers(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListOwnSurveys, IReadOnlyList<OwnSurvey>>, IRequestHandler<FindSurveyBefore, OwnSurvey?>
{
    public async Task<IReadOnlyList<OwnSurvey>> Handle(ListOwnSurveys query, CancellationToken cancellationToken) =>
        await Of(db.Registrations.Where(r => r.Id == query.Registration && r.CheckedInAt != null)).ToListAsync(cancellationToken);

    public async Task<OwnSurvey?> Handle(FindSurveyBefore query, CancellationToken cancellationToken) =>
        (await Of(db.Registrations.Where(r => db.Certificates.Any(c => c.Id == query.Certificate && c.Registration == r.Id))).ToListAsync(cancellationToken))
            .Find(s => s is { BeforeCertificate: true, Answered: false });

    private IQueryable<OwnSurvey> Of(IQueryable<Registration> registrations) => registrations.AsNoTracking()
        .Join(db.Surveys.TakingAnswers(clock.GetUtcNow()), r => r.Event, s => s.Event, (r, s) => new OwnSurvey(
            s.Id.Value, r.Id.Value, s.Title, s.BeforeCertificate, db.SurveyTakers.Any(t => t.Survey == s.Id && t.Registration == r.Id)));
}

internal static class SurveyQueries
{
    public static IQueryable<Survey> TakingAnswers(this IQueryable<Survey> surveys, DateTimeOffset now) =>
        surveys.Where(s => s.Status == SurveyStatus.Open && (s.ClosesAt == null || s.ClosesAt > now));

    /// <summary>Those who answered every survey before the certificate that takes answers now: what is over is waited for no more.</summary>
    public static IQueryable<Registration> WithSurveysAnswered(this IQueryable<Registration> registrations, IAssociationDb db, DateTimeOffset now) =>
        registrations.Where(r => !db.Surveys.Any(s => s.Event == r.Event && s.BeforeCertificate && s.Status == SurveyStatus.Open && (s.ClosesAt == null || s.ClosesAt > now)
            && !db.SurveyTakers.Any(t => t.Survey == s.Id && t.Registration == r.Id)));
}
