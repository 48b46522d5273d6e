using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Editor;

/// <summary>Says who holds an event: hosts, organisers, co-organisers, supporters and who guides it.</summary>
[Requires(Permissions.EditEvents)]
public sealed record SetOrganisers(Id<Event> Event, IReadOnlyList<OrganiserInput> Organisers) : ICommand<Result>, IInEvent;

/// <param name="Body">A body of the association; null: another institution, by its name.</param>
public sealed record OrganiserInput(OrganiserRole Role, Guid? Body, string? NameZh, string? NameEn)
{
    internal OrganiserTerms Terms => new(Role, Body is { } id ? new Id<Body>(id) : null, Body is null ? Bilingual.Of(NameZh, NameEn) : null);
}

/// <summary>As readers see it.</summary>
/// <param name="Slug">Of a body's page.</param>
public sealed record NamedOrganiser(OrganiserRole Role, Bilingual Name, string? Slug);

internal sealed class SetOrganisersValidator : AbstractValidator<SetOrganisers>
{
    public SetOrganisersValidator() => RuleForEach(c => c.Organisers).ChildRules(line =>
    {
        line.RuleFor(o => o.Role).IsInEnum();
        line.RuleFor(o => o.NameZh).MaximumLength(EventOrganiser.MaxNameLength);
        line.RuleFor(o => o.NameEn).MaximumLength(EventOrganiser.MaxNameLength);
    });
}

internal sealed class SetOrganisersHandler(IAssociationDb db) : IRequestHandler<SetOrganisers, Result>
{
    public async Task<Result> Handle(SetOrganisers command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Organisers).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        var terms = command.Organisers.Select(o => o.Terms).ToList();
        var bodies = terms.Select(t => t.Body).OfType<Id<Body>>().Distinct().ToList();
        if (await db.Bodies.CountAsync(b => bodies.Contains(b.Id), cancellationToken) != bodies.Count) return OrganiserErrors.Nobody;
        @event.HeldBy(terms);
        return Result.Done;
    }
}

internal static class OrganiserQueries
{
    /// <param name="event">With its organisers.</param>
    public static async Task<IReadOnlyList<NamedOrganiser>> OrganisersAsync(this IAssociationDb db, Event @event, CancellationToken cancellationToken)
    {
        if (@event.Organisers.Count == 0) return [];
        var ids = @event.Organisers.Select(o => o.Body).OfType<Id<Body>>().Distinct().ToList();
        var bodies = ids.Count == 0 ? [] : await db.Bodies.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken);
        return [.. @event.Organisers.OrderBy(o => o.Order).Select(o => o.Body is { } id
            ? new NamedOrganiser(o.Role, bodies[id].Name, bodies[id].Slug) : new NamedOrganiser(o.Role, o.Name!, null))];
    }
}
