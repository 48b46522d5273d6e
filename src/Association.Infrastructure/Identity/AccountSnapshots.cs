using System.Runtime.CompilerServices;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Identity;

/// <summary>The account and its rights, asked for on every request: one statement, translated once for each model of the database.</summary>
internal static class AccountSnapshots
{
    // A compiled query belongs to the model that it was first asked of; a process may know databases of several kinds.
    private static readonly ConditionalWeakTable<IModel, Func<AssociationDbContext, Guid, UserId, string?, DateOnly, IAsyncEnumerable<AccountRow>>> Compiled = [];

    private static Func<AssociationDbContext, Guid, UserId, string?, DateOnly, IAsyncEnumerable<AccountRow>> Compile() =>
        EF.CompileAsyncQuery((AssociationDbContext db, Guid id, UserId account, string? session, DateOnly today) =>
            (from a in db.Users
             where a.Id == id
             from g in db.RoleGrants.Where(g => g.User == account).DefaultIfEmpty()
             select new AccountRow
             {
                 DisplayName = a.DisplayName, Person = a.Person, Culture = a.Culture, SecurityStamp = a.SecurityStamp, Closed = a.Closed, TwoFactorEnabled = a.TwoFactorEnabled,
                 Ended = db.UserTokens.Any(t => t.UserId == a.Id && t.LoginProvider == AccountNotes.EndedSession && t.Name == session),
                 ServesUnit = db.UnitLiaisons.Any(l => l.Person == a.Person && l.WithdrawnAt == null),
                 HoldsOffice = db.Appointments.Any(o => o.Person == a.Person && o.Status == AppointmentStatus.Active && (o.To == null || o.To >= today)),
                 Role = (Role?)g.Role, Event = (Id<Event>?)g.Event,
             }).AsNoTracking());

    /// <returns>Once per role it holds; once without a role; nothing for an account that is gone.</returns>
    public static async Task<IReadOnlyList<AccountRow>> RowsOfAsync(this AssociationDbContext db, UserId account, string? session, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = new List<AccountRow>();
        await foreach (var row in Compiled.GetValue(db.Model, static _ => Compile())(db, account.Value, account, session, today).WithCancellation(cancellationToken)) rows.Add(row);
        return rows;
    }
}

internal sealed record AccountRow
{
    public required string DisplayName { get; init; }
    public Id<Person>? Person { get; init; }
    public string? Culture { get; init; }
    public string? SecurityStamp { get; init; }
    public bool Closed { get; init; }
    public bool TwoFactorEnabled { get; init; }
    public bool Ended { get; init; }
    public bool ServesUnit { get; init; }
    public bool HoldsOffice { get; init; }
    public Role? Role { get; init; }
    public Id<Event>? Event { get; init; }
}
