using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>How strictly the rules of rosters hold.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record GetRosterRules : IQuery<RosterRulesView>;

/// <param name="MaxAge">Years at the start of an office as chair or vice chair.</param>
public sealed record RosterRulesView(IReadOnlyDictionary<RosterRule, RuleStrength> Strengths, int MaxTerms, int MaxAge);

internal sealed class GetRosterRulesHandler(IAssociationDb db) : IRequestHandler<GetRosterRules, RosterRulesView>
{
    public async Task<RosterRulesView> Handle(GetRosterRules query, CancellationToken cancellationToken)
    {
        var policy = await db.RosterPolicyAsync(cancellationToken);
        return new(Enum.GetValues<RosterRule>().ToDictionary(rule => rule, policy.Of), policy.MaxTerms, policy.MaxAge);
    }
}

/// <summary>Sets which rules are off, warn or refuse, and their limits; what stands on rosters stays.</summary>
[Requires(Permissions.EditBodies)]
public sealed record SetRosterRules(IReadOnlyDictionary<RosterRule, RuleStrength> Strengths, int MaxTerms, int MaxAge) : ICommand<Result>;

internal sealed class SetRosterRulesHandler(IAssociationDb db) : IRequestHandler<SetRosterRules, Result>
{
    public async Task<Result> Handle(SetRosterRules command, CancellationToken cancellationToken)
    {
        if (await db.RosterPolicies.FirstOrDefaultAsync(cancellationToken) is not { } policy)
            db.RosterPolicies.Add(policy = RosterPolicy.Standard());
        var strengths = Enum.GetValues<RosterRule>().ToDictionary(rule => rule, rule => command.Strengths.TryGetValue(rule, out var set) ? set : policy.Of(rule));
        policy.Set(strengths, command.MaxTerms, command.MaxAge);
        return Result.Done;
    }
}
