using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.SelfService;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>What participants may change themselves; those who registered before are bound by it as well.</summary>
/// <param name="Category">Null: every category of the event.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetSelfServiceTerms(
    Id<Event> Event, Id<TicketCategory>? Category, OwnActTerms Answers, OwnActTerms Move, OwnActTerms Transfer, OwnActTerms Cancel, decimal CancelFee, int RefundShare)
    : ICommand<Result>, IInEvent;

internal sealed class SetSelfServiceTermsValidator : AbstractValidator<SetSelfServiceTerms>
{
    public SetSelfServiceTermsValidator()
    {
        RuleFor(c => c.CancelFee).InclusiveBetween(0, 100_000).PrecisionScale(9, 2, true);
        RuleFor(c => c.RefundShare).InclusiveBetween(0, 100);
    }
}

internal sealed class SetSelfServiceTermsHandler(IAssociationDb db) : IRequestHandler<SetSelfServiceTerms, Result>
{
    public async Task<Result> Handle(SetSelfServiceTerms command, CancellationToken cancellationToken)
    {
        var categories = await db.TicketCategories.Where(c => c.Event == command.Event && (command.Category == null || c.Id == command.Category)).Select(c => c.Id).ToListAsync(cancellationToken);
        if (categories.Count == 0) return Error.NotFound("category");

        var known = await db.SelfServiceTerms.Where(t => t.Event == command.Event).ToListAsync(cancellationToken);
        foreach (var category in categories)
        {
            var terms = known.Find(t => t.Category == category);
            if (terms is null) db.SelfServiceTerms.Add(terms = new SelfServiceTerms(command.Event, category));
            terms.Set(command.Answers, command.Move, command.Transfer, command.Cancel, new Money(command.CancelFee), command.RefundShare);
        }

        return Result.Done;
    }
}

/// <summary>The terms of each category, those that nobody set among them.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record ListSelfServiceTerms(Id<Event> Event) : IQuery<IReadOnlyList<SelfServiceTerms>>, IInEvent;

internal sealed class ListSelfServiceTermsHandler(IAssociationDb db) : IRequestHandler<ListSelfServiceTerms, IReadOnlyList<SelfServiceTerms>>
{
    public async Task<IReadOnlyList<SelfServiceTerms>> Handle(ListSelfServiceTerms query, CancellationToken cancellationToken)
    {
        var known = await db.SelfServiceTerms.AsNoTracking().Where(t => t.Event == query.Event).ToListAsync(cancellationToken);
        var categories = await db.TicketCategories.AsNoTracking().Where(c => c.Event == query.Event).OrderBy(c => c.Order).Select(c => c.Id).ToListAsync(cancellationToken);
        return [.. categories.Select(c => known.Find(t => t.Category == c) ?? new SelfServiceTerms(query.Event, c))];
    }
}
