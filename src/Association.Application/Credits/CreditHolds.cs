using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Why credits cannot be released yet.</summary>
public enum CreditHold { FilingOpen, NoRule, ByEmployer, NothingEarned, NotAssessed, NotPassed, NoFeedback, Unpaid }

/// <summary>What an award of an event still waits for.</summary>
internal sealed class CreditHolds(IAssociationDb db, RulePackShelf shelf)
{
    public async Task<HoldFacts> ReadAsync(Event @event, IReadOnlyCollection<Id<Registration>>? only, CancellationToken cancellationToken)
    {
        var id = @event.Id;
        var (tests, takers) = (db.CreditAssessments.AsNoTracking().Where(a => a.Event == id), db.SurveyTakers.AsNoTracking().Where(t => db.Surveys.Any(s => s.Id == t.Survey && s.Event == id && s.Status != SurveyStatus.Draft)));
        var unpaid = db.Registrations.AsNoTracking().Where(r => r.Event == id && r.Status == RegistrationStatus.AwaitingPayment && r.CheckedInAt != null);
        if (only is not null) (tests, takers, unpaid) = (tests.Where(t => only.Contains(t.Registration)), takers.Where(t => only.Contains(t.Registration)), unpaid.Where(r => only.Contains(r.Id)));
        var filed = await db.CmeProjects.AsNoTracking().Where(p => p.Event == id).Select(p => (CmeProjectStatus?)p.Status).FirstOrDefaultAsync(cancellationToken);
        return new(CreditGate.IsShut(@event.Cme.Level, filed), @event.Cme.Assessment, await shelf.OpenAsync(cancellationToken), await tests.ToDictionaryAsync(t => t.Registration, t => t.Passed, cancellationToken),
            (await takers.Select(t => t.Registration).Distinct().ToListAsync(cancellationToken)).ToHashSet(), (await unpaid.Select(r => r.Id).ToListAsync(cancellationToken)).ToHashSet());
    }
}

/// <summary>Credits wait for the filing to be accepted; what the district or the unit grants itself is filed only where somebody began a project. Source: anchors.md 3.7.</summary>
internal static class CreditGate
{
    private static readonly HashSet<CmeProjectLevel> Filed =
        [CmeProjectLevel.National, CmeProjectLevel.NationalFiled, CmeProjectLevel.NationalTcm, CmeProjectLevel.Provincial, CmeProjectLevel.ProvincialFiled, CmeProjectLevel.ProvincialTcm];

    public static bool IsShut(CmeProjectLevel? level, CmeProjectStatus? project) =>
        project is { } status ? status is not (CmeProjectStatus.FilingAccepted or CmeProjectStatus.Reported or CmeProjectStatus.Closed) : level is { } known && Filed.Contains(known);
}

internal sealed record HoldFacts(bool FilingOpen, CmeAssessment Assessment, RuleCalendar Packs, IReadOnlyDictionary<Id<Registration>, bool> Tests, IReadOnlySet<Id<Registration>> Answered, IReadOnlySet<Id<Registration>> Unpaid)
{
    public IReadOnlyList<CreditHold> Of(CreditAward award) => award.Status is AwardStatus.Proposed ? [.. All(award)] : [];

    /// <summary>The rule that computed it, in the version that it keeps.</summary>
    public CreditRule? RuleOf(CreditAward award) =>
        Packs.OfVersion(award.Pack, award.PackVersion)?.Rules.Rules.FirstOrDefault(r => r.Id == award.Rule && r.Kind == award.Kind && (r.Role is null || r.Role == award.Role));

    private IEnumerable<CreditHold> All(CreditAward award)
    {
        if (FilingOpen) yield return CreditHold.FilingOpen;
        if (award.Rule.Length == 0) yield return CreditHold.NoRule;
        else if (award.ByEmployer) yield return CreditHold.ByEmployer;
        else if (award.Credits <= 0) yield return CreditHold.NothingEarned;
        if (award.Role is CreditRole.Lecturer || award.Registration is not { } place) yield break;

        if (Assessment is CmeAssessment.Test && !Tests.ContainsKey(place)) yield return CreditHold.NotAssessed;
        else if (Assessment is CmeAssessment.Test && !Tests[place]) yield return CreditHold.NotPassed;
        if ((Assessment is CmeAssessment.Survey || RuleOf(award)?.RequiresFeedback is true) && !Answered.Contains(place)) yield return CreditHold.NoFeedback;
        if (Unpaid.Contains(place)) yield return CreditHold.Unpaid;
    }
}
