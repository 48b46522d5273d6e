using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Surveys;

/// <summary>How many came whose certificate waits for a survey that they have not answered.</summary>
[Requires(Permissions.ReadCertificates)]
public sealed record CountSurveysMissing(Id<Event> Event) : IQuery<int>, IInEvent;

internal sealed class CountSurveysMissingHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<CountSurveysMissing, int>
{
    public async Task<int> Handle(CountSurveysMissing query, CancellationToken cancellationToken)
    {
        var came = db.Registrations.Where(r => r.Event == query.Event && r.CheckedInAt != null);
        return await came.CountAsync(cancellationToken) - await came.WithSurveysAnswered(db, clock.GetUtcNow()).CountAsync(cancellationToken);
    }
}
