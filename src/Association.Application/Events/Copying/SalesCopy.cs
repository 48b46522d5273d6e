using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.SelfService;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Copying;

/// <summary>Categories with prices, seats and deadlines, and the registration form of a copied event.</summary>
internal sealed class SalesCopy(IAssociationDb db)
{
    public async Task CopyPricesAsync(CopyMap map, CancellationToken cancellationToken)
    {
        var (source, copy) = (map.Source, map.Copy);
        foreach (var category in source.Categories.OrderBy(c => c.Order))
        {
            var made = copy.Sell(category.Name, category.MembersOnly);
            made.AdmitBy(category.Admission, category.HoldsWhilePending);
            map.Categories[category.Id] = made.Id;
            foreach (var phase in category.Phases.OrderBy(p => p.Order))
                made.Price(phase.Name, phase.MemberPrice, phase.NonMemberPrice, map.Move(phase.Until), phase.Places);
        }

        foreach (var quota in await db.Quotas.AsNoTracking().Include(q => q.Covered).Where(q => q.Event == source.Id).ToListAsync(cancellationToken))
            db.Quotas.Add(quota.IsShared
                ? new Quota(copy.Id, quota.Name!, map.Of(quota.Covered.Select(c => c.Category)), quota.Capacity, taken: 0)
                : new Quota(copy.Id, quota.Category is { } category ? map.Categories[category] : null, quota.Capacity));
        await CopyPolicyAsync(map, cancellationToken);
        copy.Seat(source.Seats with { ChangesUntil = map.Move(source.Seats.ChangesUntil) });
        if (source.RegistrationClosesAt is { } closes) copy.OpenRegistration(map.Move(source.RegistrationOpensAt), map.Move(closes), source.PaymentDays);
    }

    /// <summary>What participants may change themselves, and until when.</summary>
    private async Task CopyPolicyAsync(CopyMap map, CancellationToken cancellationToken)
    {
        foreach (var terms in await db.SelfServiceTerms.AsNoTracking().Where(t => t.Event == map.Source.Id).ToListAsync(cancellationToken))
        {
            var copy = new SelfServiceTerms(map.Copy.Id, map.Categories[terms.Category]);
            copy.Set(Of(OwnAct.Answers), Of(OwnAct.Category), Of(OwnAct.Transfer), Of(OwnAct.Cancel), terms.CancelFee, terms.RefundShare);
            db.SelfServiceTerms.Add(copy);

            OwnActTerms Of(OwnAct act) => new(terms.Of(act).Allowed, terms.Of(act).Until?.AddDays(map.Days));
        }
    }

    /// <summary>Questions that are still asked. One that offers sessions goes along only with the programme.</summary>
    public async Task CopyFormAsync(CopyMap map, CancellationToken cancellationToken)
    {
        var questions = await db.Questions.AsNoTracking().Include(q => q.Options).Where(q => q.Event == map.Source.Id && !q.Retired).OrderBy(q => q.Order).ToListAsync(cancellationToken);
        var copies = new Dictionary<Id<FormQuestion>, FormQuestion>();
        var options = new Dictionary<Guid, Guid>();
        foreach (var question in questions)
        {
            if (question.Kind is QuestionKind.Sessions && !question.Options.Any(o => map.Of(o.Session) is not null)) continue;
            var copy = new FormQuestion(map.Copy.Id, question.Kind, question.Stage, question.Order, Terms(map, question, null, null));
            Offer(map, question, copy, options);
            db.Questions.Add(copy);
            copies[question.Id] = copy;
        }

        foreach (var question in questions.Where(q => q.ShowIf is { } on && copies.ContainsKey(q.Id) && copies.ContainsKey(on)))
            copies[question.Id].Change(Terms(map, question, copies[question.ShowIf!.Value].Id, AnswerOf(question, options)));
        map.Copy.Ask(copies.Count > 0);
        map.Copy.FollowUpBy(map.Source.FollowUpUntil?.AddDays(map.Days));
    }

    private static void Offer(CopyMap map, FormQuestion question, FormQuestion copy, Dictionary<Guid, Guid> options)
    {
        var kept = question.Options.Where(o => !o.Retired && (question.Kind is not QuestionKind.Sessions || map.Of(o.Session) is not null)).OrderBy(o => o.Order).ToList();
        if (kept.Count == 0) return;
        copy.Offer([.. kept.Select(o => new OptionTerms(null, o.Label, o.Price, o.Places, map.Of(o.Session)))], answered: false);
        foreach (var (was, now) in kept.Zip(copy.Options.OrderBy(o => o.Order))) (options[was.Id.Value], map.Options[was.Id]) = (now.Id.Value, now.Id);
    }

    private static QuestionTerms Terms(CopyMap map, FormQuestion q, Id<FormQuestion>? showIf, string? answer) => new(
        q.Label, q.Help, q.Required, q.OfficeOnly, q.Audience, map.Of(q.AskedOf), showIf, answer, q.DeleteAfterMonths, q.Min, q.Max, q.Several);

    /// <summary>The answer of a choice is the number of an option, which the copy has another of.</summary>
    private static string? AnswerOf(FormQuestion question, Dictionary<Guid, Guid> options) =>
        Guid.TryParse(question.ShowIfAnswer, out var option) && options.TryGetValue(option, out var copy) ? copy.ToString() : question.ShowIfAnswer;
}
