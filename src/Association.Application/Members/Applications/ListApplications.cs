using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

public enum ApplicationView { Waiting, Returned, Approved, Rejected, All }

/// <summary>The review queue; what waits longest stands first, what is decided last stands first.</summary>
/// <param name="Search">Name, number of the application, or unit.</param>
[Requires(Permissions.ReadApplications)]
public sealed record ListApplications(
    ApplicationView View = ApplicationView.Waiting, MembershipCategory? Category = null, ApplicationChannel? Channel = null, Guid? Unit = null, string? Search = null, int Number = 1)
    : IQuery<ApplicationQueue>;

/// <param name="Counts">Of each view, whatever else was asked for.</param>
public sealed record ApplicationQueue(IReadOnlyList<ApplicationLine> Items, int Number, int Total, IReadOnlyDictionary<ApplicationView, int> Counts)
{
    public const int Size = 50;
}

public sealed record ApplicationLine(
    Guid Id, string Number, string Name, MembershipCategory Category, ApplicationChannel Channel, ApplicationStatus Status, string? Unit, string? Title, int Evidence,
    DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt, bool KnownPerson);

internal sealed class ListApplicationsHandler(IAssociationDb db) : IRequestHandler<ListApplications, ApplicationQueue>
{
    public async Task<ApplicationQueue> Handle(ListApplications query, CancellationToken cancellationToken)
    {
        var found = Filter(query);
        var sorted = query.View is ApplicationView.Waiting ? found.OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id) : found.OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id);
        var number = Paging.Of(query.Number);
        var items = await sorted.Skip((number - 1) * ApplicationQueue.Size).Take(ApplicationQueue.Size)
            .Select(a => new ApplicationLine(a.Id.Value, a.Number, a.Name, a.Category, a.Channel, a.Status,
                db.Units.Where(u => u.Id == a.Unit).Select(u => u.Name).FirstOrDefault() ?? a.UnitName, a.Title, a.Evidence.Count, a.SubmittedAt, a.DecidedAt,
                db.People.Any(p => p.ResidentId!.Index == a.ResidentId!.Index)))
            .ToListAsync(cancellationToken);
        return new(items, number, await found.CountAsync(cancellationToken), await CountsAsync(cancellationToken));
    }

    private IQueryable<MembershipApplication> Filter(ListApplications query)
    {
        var found = db.Applications.AsNoTracking().Where(a => a.Status != ApplicationStatus.Draft);
        if (StatusOf(query.View) is { } status) found = found.Where(a => a.Status == status);
        if (query.Category is { } category) found = found.Where(a => a.Category == category);
        if (query.Channel is { } channel) found = found.Where(a => a.Channel == channel);
        if (query.Unit is { } unit)
        {
            Id<MemberUnit>? id = new Id<MemberUnit>(unit);
            found = found.Where(a => a.Unit == id);
        }

        if (query.Search?.Trim() is not { Length: > 0 and <= 100 } text) return found;
        var code = text.ToUpperInvariant();
        return found.Where(a => a.Number == code || a.Name.Contains(text) || a.UnitName!.Contains(text) || db.Units.Any(u => u.Id == a.Unit && u.Name.Contains(text)));
    }

    private async Task<IReadOnlyDictionary<ApplicationView, int>> CountsAsync(CancellationToken cancellationToken)
    {
        var states = await db.Applications.Where(a => a.Status != ApplicationStatus.Draft).GroupBy(a => a.Status)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return Enum.GetValues<ApplicationView>().ToDictionary(v => v, v => StatusOf(v) is { } status ? states.GetValueOrDefault(status) : states.Values.Sum());
    }

    private static ApplicationStatus? StatusOf(ApplicationView view) => view switch
    {
        ApplicationView.Waiting => ApplicationStatus.Submitted,
        ApplicationView.Returned => ApplicationStatus.Returned,
        ApplicationView.Approved => ApplicationStatus.Approved,
        ApplicationView.Rejected => ApplicationStatus.Rejected,
        _ => null,
    };
}
