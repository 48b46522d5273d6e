using Association.Application.Common;
using Association.Domain.Events.Abstracts;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Copying;

/// <summary>The call for abstracts of a copied event: dates, form, criteria and letters; nobody's abstract, no reviewer, and announced by nobody yet.</summary>
internal sealed class AbstractsCopy(IAssociationDb db)
{
    public async Task CopyAsync(CopyMap map, CancellationToken cancellationToken)
    {
        var call = await db.AbstractCalls.AsNoTracking().Include(c => c.Fields).Include(c => c.Criteria).Include(c => c.Letters)
            .FirstOrDefaultAsync(c => c.Event == map.Source.Id, cancellationToken);
        if (call is null) return;

        var copy = new AbstractCall(map.Copy.Id, new(
            map.Move(call.OpensAt), map.Move(call.ClosesAt), map.Move(call.RevisionsUntil), call.ReviewUntil?.AddDays(map.Days), call.Blind, call.MaxCharacters, call.ReviewersEach,
            call.TextZh, call.TextEn, Announced: false, BookOpen: false, [.. call.Offered.Where(map.Tracks.ContainsKey).Select(t => map.Tracks[t])]));
        copy.Ask([.. call.Fields.OrderBy(f => f.Order).Select(f => new FieldTerms(null, f.Kind, f.Name, f.Required, f.Options))]);
        copy.JudgeBy([.. call.Criteria.OrderBy(c => c.Order).Select(c => new CriterionTerms(null, c.Name, c.Weight, c.Highest))], scored: false);
        foreach (var letter in call.Letters) copy.Write(letter.Decision, letter.TextZh, letter.TextEn);
        db.AbstractCalls.Add(copy);
    }
}
