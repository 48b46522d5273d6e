using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Editor;

/// <summary>What an event says of its credits, as it was filed. What each person earns is computed from attendance.</summary>
/// <param name="ProjectNumber">As it was granted, kept as text.</param>
/// <param name="Rule">Code of the rules that apply.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetCmeTerms(Id<Event> Event, bool GivesCredits, decimal? Credits, decimal Hours, string? ProjectNumber, CmeProjectLevel? Level, CmeDelivery Delivery, string? Rule, CmeAssessment Assessment = default)
    : ICommand<Result>, IInEvent;

/// <summary>The rules that an event can be filed under: those that the product comes with, and the office's own. Source: domain.md 1.1, 1.4.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record ListCmeRules(Id<Event> Event) : IQuery<IReadOnlyList<CmeRule>>, IInEvent;

/// <param name="IsOwn">Made by the office: it has no words of the product's.</param>
public sealed record CmeRule(string Code, Bilingual Name, bool IsOwn);

internal sealed class ListCmeRulesHandler(RulePackShelf shelf) : IRequestHandler<ListCmeRules, IReadOnlyList<CmeRule>>
{
    public async Task<IReadOnlyList<CmeRule>> Handle(ListCmeRules query, CancellationToken cancellationToken) =>
        [.. (await shelf.OpenAsync(cancellationToken)).Packs.GroupBy(p => p.Code).OrderByDescending(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CmeRule(g.Key, g.MaxBy(p => p.Number)!.Name, !StandardPacks.All.Any(s => s.Code == g.Key)))];
}

internal sealed class SetCmeTermsValidator : AbstractValidator<SetCmeTerms>
{
    public SetCmeTermsValidator()
    {
        RuleFor(c => c.Credits).InclusiveBetween(0.5m, CmeTerms.MaxCredits).PrecisionScale(4, 2, true);
        RuleFor(c => c.Hours).InclusiveBetween(0, 500).PrecisionScale(5, 1, true);
        RuleFor(c => c.ProjectNumber).MaximumLength(CmeTerms.MaxNumberLength);
        RuleFor(c => c.Level).IsInEnum();
        RuleFor(c => c.Delivery).IsInEnum();
        RuleFor(c => c.Assessment).IsInEnum();
        RuleFor(c => c.Rule).MaximumLength(RulePack.MaxCodeLength);
    }
}

internal sealed class SetCmeTermsHandler(IAssociationDb db, RulePackShelf shelf) : IRequestHandler<SetCmeTerms, Result>
{
    public async Task<Result> Handle(SetCmeTerms command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        if (!string.IsNullOrEmpty(command.Rule) && !(await shelf.OpenAsync(cancellationToken)).Packs.Any(p => p.Code == command.Rule)) return RulePackErrors.NotFound.At("Rule");
        @event.Credits(command.Hours);
        @event.File(!command.GivesCredits ? CmeTerms.None with { Delivery = command.Delivery }
            : new(true, command.Credits, string.IsNullOrWhiteSpace(command.ProjectNumber) ? null : command.ProjectNumber.Trim(), command.Level, command.Delivery,
                string.IsNullOrEmpty(command.Rule) ? null : command.Rule) { Assessment = command.Assessment });
        return Result.Done;
    }
}
