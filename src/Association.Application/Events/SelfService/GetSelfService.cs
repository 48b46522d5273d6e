using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.Forms;
using Association.Domain.Events.SelfService;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>What the participant may change today, until when and what it costs, before anything is clicked.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetSelfService(Id<Registration> Registration, string? LinkKey = null) : IQuery<OwnRules?>;

/// <param name="Paid">Of the place and of differences, less what is owed back already.</param>
/// <param name="Refund">Of that, when the place is given back today.</param>
/// <param name="AnswersAsked">Whether there is a question to answer.</param>
/// <param name="AnswersOwed">Required questions that are not answered, as where somebody else ordered the place.</param>
public sealed record OwnRules(
    OwnActState Answers, OwnActState Category, OwnActState Transfer, OwnActState Cancel, decimal Paid, decimal Refund, decimal CancelFee, int RefundShare,
    IReadOnlyList<CategoryOffer> Categories, OpenDifference? Difference, bool AnswersAsked, bool FollowUpAsked, bool FollowUpDone, DateOnly? FollowUpUntil, int AnswersOwed = 0);

/// <param name="Until">The last day, included.</param>
public sealed record OwnActState(bool Allowed, DateOnly Until, string? Obstacle);

/// <param name="Difference">To pay; below zero: how much less the place costs.</param>
/// <param name="Back">Of what costs less, given back.</param>
public sealed record CategoryOffer(Guid Id, Bilingual Name, decimal Price, decimal Difference, decimal Back, bool Full);

public sealed record OpenDifference(string Reference, decimal Amount, DateTimeOffset DueAt, SlipStatus? Slip);

internal sealed class GetSelfServiceAccess(RegistrationAccess access) : IAccessRule<GetSelfService>
{
    public Task<bool> AllowsAsync(GetSelfService request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class GetSelfServiceHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetSelfService, OwnRules?>
{
    public async Task<OwnRules?> Handle(GetSelfService query, CancellationToken cancellationToken)
    {
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Registration, cancellationToken) is not { } own) return null;
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases).SingleAsync(e => e.Id == own.Event, cancellationToken);
        var terms = await db.TermsOfAsync(own, cancellationToken);
        var paid = await db.PaidForAsync(own, cancellationToken);
        var difference = own.IsActive ? await db.OpenDifferenceAsync(own.Id, cancellationToken) : null;
        var (asked, followUp, done) = await QuestionsAsync(@event, own, cancellationToken);
        return new(State(OwnAct.Answers), State(OwnAct.Category), State(OwnAct.Transfer), State(OwnAct.Cancel),
            paid.Amount, terms.RefundOf(paid).Amount, terms.CancelFee.Amount, terms.RefundShare, await OffersAsync(@event, own, terms, difference?.Total ?? Money.Zero, cancellationToken),
            difference is null ? null : new(difference.Reference, difference.Total.Amount, difference.DueAt, difference.Slips.MaxBy(s => s.UploadedAt)?.Status),
            asked, followUp, done, @event.FollowUpUntil, asked && own.IsActive ? await db.OwedAnswersAsync(own, cancellationToken) : 0);

        OwnActState State(OwnAct act)
        {
            var obstacle = !own.IsActive && own.Status is not RegistrationStatus.Pending ? RegistrationErrors.NotActive
                : act is OwnAct.Category or OwnAct.Transfer && own.Group is not null ? SelfServiceErrors.GroupPays
                : act is OwnAct.Category or OwnAct.Transfer && own.Status is RegistrationStatus.Pending ? SelfServiceErrors.Waits
                : own.Attended && act is not OwnAct.Answers ? RegistrationErrors.Attended : terms.Obstacle(act, clock.Today(), @event.EndsOn);
            return new(obstacle is null, terms.Of(act).Until ?? @event.EndsOn, obstacle?.Code);
        }
    }

    private async Task<(bool Asked, bool FollowUp, bool Done)> QuestionsAsync(Event @event, Registration own, CancellationToken cancellationToken)
    {
        if (!@event.AsksQuestions) return default;
        var form = new RegistrationForm(await db.Questions.AsNoTracking().Where(q => q.Event == @event.Id).ToListAsync(cancellationToken));
        var followUp = form.AskedOf(own.Category, QuestionStage.FollowUp, byOffice: false);
        var ids = followUp.Select(q => q.Id).ToList();
        return (form.AskedOf(own.Category, QuestionStage.Registration, byOffice: false).Count > 0, followUp.Count > 0 && own.Status is RegistrationStatus.Confirmed,
            ids.Count > 0 && await db.Answers.AnyAsync(a => a.Registration == own.Id && ids.Contains(a.Question), cancellationToken));
    }

    private async Task<IReadOnlyList<CategoryOffer>> OffersAsync(Event @event, Registration own, SelfServiceTerms terms, Money open, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var member = await db.IsLiveMemberAsync(own.Person, AssociationCalendar.DayOf(now), cancellationToken);
        var quotas = await db.Quotas.AsNoTracking().Where(q => q.Event == @event.Id && q.Category != null).ToListAsync(cancellationToken);
        return [.. @event.Categories.Where(c => c.Id != own.Category && c.Admission is AdmissionKind.Open && (member || !c.MembersOnly) && c.PhaseAt(now) is not null).OrderBy(c => c.Order)
            .Select(c =>
            {
                var price = c.QuoteFor(member, now).Price;
                // What is still to be paid of an earlier change falls away or becomes part of the next.
                var difference = price - own.Price + open;
                var back = difference < Money.Zero && own.Status is RegistrationStatus.Confirmed ? terms.Share(Money.Zero - difference) : Money.Zero;
                return new CategoryOffer(c.Id.Value, c.Name, price.Amount, difference.Amount, back.Amount, quotas.Any(q => q.Category == c.Id && q.Taken >= q.Capacity));
            })];
    }
}

internal static class PaidPlaces
{
    /// <summary>What came in for a place and its differences, less what is owed back of it already; a group's payer is not asked.</summary>
    public static async Task<Money> PaidForAsync(this IAssociationDb db, Registration own, CancellationToken cancellationToken)
    {
        if (own.Group is not null) return Money.Zero;
        var lines = await db.OrderLines.Where(l => (l.Registration == own.Id || l.Extra == own.Id) && db.Orders.Any(o => o.Id == l.Order && o.Status == OrderStatus.Paid))
            .Select(l => l.Amount.Amount).ToListAsync(cancellationToken);
        var back = await db.Refunds.Where(r => r.Registration == own.Id).Select(r => new { r.Amount.Amount, Kept = r.Kept.Amount }).ToListAsync(cancellationToken);
        return new(Math.Max(0, lines.Sum() - back.Sum(b => b.Amount + b.Kept)));
    }
}
