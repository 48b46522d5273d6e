using Association.Application.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <param name="Jurisdiction">Whose rules say what a year asks for, and hold for events that name none.</param>
public sealed record CreditOptions(string Jurisdiction = StandardPacks.China);

/// <summary>Every rule pack: those the product comes with, and in their place what the office published under the same code.</summary>
internal sealed class RulePackShelf(IAssociationDb db, CreditOptions options)
{
    private RuleCalendar? _open;

    public async Task<RuleCalendar> OpenAsync(CancellationToken cancellationToken)
    {
        if (_open is not null) return _open;
        var own = await db.RulePacks.AsNoTracking().ToListAsync(cancellationToken);
        return _open = new([.. own, .. StandardPacks.All.Where(s => !own.Exists(o => o.Code == s.Code))]);
    }

    /// <summary>The rules of an event on its last day: those it names, else those of the jurisdiction; null when none hold.</summary>
    public async Task<RulePack?> ForAsync(Event @event, CancellationToken cancellationToken)
    {
        var calendar = await OpenAsync(cancellationToken);
        return @event.Cme.Rule is { } code ? calendar.Find(code, @event.EndsOn) : calendar.InForce(options.Jurisdiction, @event.EndsOn);
    }

    /// <summary>The rules of the jurisdiction on a day: what was earned then is computed by them.</summary>
    public async Task<RulePack?> OnAsync(DateOnly day, CancellationToken cancellationToken) => (await OpenAsync(cancellationToken)).InForce(options.Jurisdiction, day);

    /// <summary>What a year asks for: the rules that hold on its last day.</summary>
    public async Task<RulePack?> OfYearAsync(int year, CancellationToken cancellationToken) =>
        (await OpenAsync(cancellationToken)).InForce(options.Jurisdiction, new(year, 12, 31));
}
