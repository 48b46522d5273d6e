using System.Text.Json;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Privacy;

public static class ErasureErrors
{
    public static readonly Error NotConfirmed = Error.Invalid("erasure.not-confirmed", "Type the name exactly to confirm.", "Confirmation");
    public static readonly Error OpenBusiness = Error.Conflict("erasure.open-business", "Settle first what is open: orders, refunds and places at coming events.");
    public static readonly Error Own = Error.Conflict("erasure.own", "Nobody erases their own record.");
    public static readonly Error HoldsRole = Error.Conflict("erasure.holds-role", "Withdraw the roles of this person's account first.");
}

/// <summary>What an erasure would take away and what it must leave. Source: domain.md R7.09, security.md 14.2.4.</summary>
[Requires(Permissions.ErasePeople)]
public sealed record PlanErasure(Id<Person> Person) : IQuery<ErasurePlan?>;

/// <param name="Obstacle">Why it cannot be done now: the code of an error.</param>
public sealed record ErasurePlan(Guid Id, string Name, bool Erased, int Numbers, bool Account, int Messages, int Registrations, int Orders, int Receipts, int Certificates, bool Member, string? Obstacle);

internal sealed class PlanErasureHandler(IAssociationDb db, Erasure erasure, ICurrentUser user) : IRequestHandler<PlanErasure, ErasurePlan?>
{
    public async Task<ErasurePlan?> Handle(PlanErasure query, CancellationToken cancellationToken)
    {
        var id = query.Person;
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } person) return null;
        var orders = db.OrdersOf(id).Select(o => o.Id);
        var obstacle = user.Person == id ? ErasureErrors.Own : await erasure.ObstacleAsync(id, cancellationToken);
        return new(id.Value, person.Name, person.ErasedAt is not null,
            new[] { person.ResidentId, person.Mobile, person.PracticeCertificate }.Count(n => n is not null), await erasure.HasAccountAsync(id, cancellationToken),
            await (await erasure.MessagesToAsync(person, cancellationToken)).CountAsync(cancellationToken), await db.Registrations.CountAsync(r => r.Person == id, cancellationToken),
            await orders.CountAsync(cancellationToken), await db.Receipts.CountAsync(r => orders.Contains(r.Order), cancellationToken),
            await db.Certificates.CountAsync(c => c.Person == id, cancellationToken), await db.Memberships.AnyAsync(m => m.Person == id, cancellationToken), obstacle?.Code);
    }
}

/// <summary>Makes a person's record anonymous, for good. The name is typed once more, so that nobody is erased by a slip.</summary>
[Requires(Permissions.ErasePeople)]
public sealed record ErasePerson(Id<Person> Person, string Confirmation, string Reason) : ICommand<Result>;

internal sealed class ErasePersonHandler(IAssociationDb db, Erasure erasure, IPinyin pinyin, ICurrentUser user, TimeProvider clock) : IRequestHandler<ErasePerson, Result>
{
    public const string Action = "person.erased";
    private const int MaxReason = 200;

    public async Task<Result> Handle(ErasePerson command, CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Employments).FirstOrDefaultAsync(p => p.Id == command.Person, cancellationToken);
        if (person is not { ErasedAt: null }) return Error.NotFound("person");
        if (person.Id == user.Person) return ErasureErrors.Own;
        if (TextNormalization.Line(command.Confirmation) != TextNormalization.Line(person.Name)) return ErasureErrors.NotConfirmed;
        if (await erasure.ObstacleAsync(person.Id, cancellationToken) is { } obstacle) return obstacle;

        var now = clock.GetUtcNow();
        await erasure.ForgetAsync(person, now, cancellationToken);
        person.Erase(Erasure.Anonymous, pinyin.Read(Erasure.Anonymous), clock.Today(), now);
        var reason = TextNormalization.Line(command.Reason);
        db.AuditEntries.Add(new AuditEntry
        {
            At = now, User = user.Id.Value, UserName = user.Name, From = user.From, Action = Action, Entity = nameof(Person), EntityId = person.Id.ToString(),
            After = JsonSerializer.Serialize(new { Reason = reason.Length > MaxReason ? reason[..MaxReason] : reason }),
        });
        return Result.Done;
    }
}
