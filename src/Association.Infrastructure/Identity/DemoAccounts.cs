using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Identity;

internal sealed class DemoAccounts(AssociationDbContext db, IUnitOfWork work, IAccounts accounts, SecondFactors factors, PasswordQueue queue,
    IPersonalNumbers numbers, IPinyin pinyin, TimeProvider clock) : IDemoAccounts
{
    private const string Password = "gaoxin-demo-2019";

    public IReadOnlyList<DemoAccount> All { get; } =
    [
        new("系统管理员 Administrator", "admin@demo.example", Password, Role.Administrator),
        new("会员干事 Membership officer", "members@demo.example", Password, Role.MembershipOfficer),
        new("会务干事 Event officer", "events@demo.example", Password, Role.EventOfficer),
        new("财务干事 Finance officer", "finance@demo.example", Password, Role.FinanceOfficer),
        new("继教干事 CME officer", "cme@demo.example", Password, Role.CmeOfficer),
        new("质控干事 Quality officer", "quality@demo.example", Password, Role.QualityOfficer),
        new("审计员 Auditor", "audit@demo.example", Password, Role.Auditor),
        new("签到员 Door steward", "door@demo.example", Password, Role.DoorSteward),
        new("专委会主委 Committee head", HeadEmail, Password, null),
        new("会员 Member", MemberEmail, Password, null),
        new("单位联络员 Unit liaison", LiaisonEmail, Password, null),
        new("访客 Guest", "guest@demo.example", Password, null),
    ];

    private const string HeadEmail = "head@demo.example";
    private const string MemberEmail = "member@demo.example";
    private const string LiaisonEmail = "liaison@demo.example";

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var missing = new List<(DemoAccount Account, HashedPassword Password)>();
        foreach (var account in All)
            if (await accounts.FindAsync(AddressOf(account), cancellationToken) is null)
                missing.Add((account, new(await queue.HashAsync(Passwords.Normal(account.Password), cancellationToken))));
        if (missing.Count == 0) return;

        await using var transaction = await work.BeginAsync(cancellationToken);
        foreach (var (account, password) in missing) await OpenAsync(account, password, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task OpenAsync(DemoAccount account, HashedPassword password, CancellationToken cancellationToken)
    {
        var person = account.Email switch
        {
            MemberEmail => await MemberAsync(cancellationToken),
            HeadEmail => await HeadAsync(cancellationToken),
            LiaisonEmail => await LiaisonAsync(cancellationToken),
            _ => null,
        };
        var name = person?.Name ?? account.Title.Split(' ')[0];
        var user = await accounts.OpenAsync(new(name, AddressOf(account), null, password, Culture: null, Confirmed: true), cancellationToken);
        if (person is not null) await accounts.LinkAsync(user, person.Id, cancellationToken);
        if (account.Role is not { } role) return;
        db.RoleGrants.Add(new RoleGrant(user, role, null, UserId.System, clock.GetUtcNow()));
        if (Roles.RequiresSecondFactor(role)) await factors.TurnOnKnownAsync(user, IDemoAccounts.AuthenticatorKey, cancellationToken);
    }

    /// <summary>Somebody with a live membership from the imported roster; in an empty database an invented person.</summary>
    private async Task<Person> MemberAsync(CancellationToken cancellationToken)
    {
        var person = await db.People.Where(p => db.Memberships.Any(m => m.Person == p.Id)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).FirstOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            person = new Person("张文静", pinyin.Read("张文静"));
            db.People.Add(person);
        }

        person.Contact(person.Mobile ?? (MobileNumber.TryParse("13800138000", out var mobile) ? numbers.Seal(mobile) : null), MemberEmail);
        return person;
    }

    /// <summary>Somebody who works at a governing unit of the imported year keeps its desk; in an empty database there is no unit to serve.</summary>
    private async Task<Person?> LiaisonAsync(CancellationToken cancellationToken)
    {
        var unit = await db.UnitTerms.Where(t => t.Tier == UnitTier.Governing && t.To == null && db.Employments.Any(e => e.Unit == t.Unit && e.To == null))
            .OrderBy(t => db.Units.Where(u => u.Id == t.Unit).Select(u => u.Name).First()).Select(t => (Guid?)t.Unit.Value).FirstOrDefaultAsync(cancellationToken);
        if (unit is not { } id) return null;
        var served = new Id<MemberUnit>(id);
        var person = await db.People.Where(p => p.Email != MemberEmail && p.Employments.Any(e => e.Unit == served && e.To == null)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).FirstAsync(cancellationToken);
        person.Contact(person.Mobile, LiaisonEmail);
        db.UnitLiaisons.Add(new UnitLiaison(served, person.Id, Enum.GetValues<LiaisonDuty>(), UserId.System, clock.GetUtcNow()));
        return person;
    }

    /// <summary>The chair of a body whose term runs; without one, an account that leads nothing.</summary>
    private async Task<Person?> HeadAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var chair = await db.Appointments.Where(a => a.Position == BodyPosition.Chair && a.Status == AppointmentStatus.Active && a.From <= today && (a.To == null || a.To >= today))
            .OrderBy(a => a.From).ThenBy(a => a.Id).Select(a => (Guid?)a.Person.Value).FirstOrDefaultAsync(cancellationToken);
        if (chair is not { } id) return null;
        var person = await db.People.SingleAsync(p => p.Id == new Id<Person>(id), cancellationToken);
        person.Contact(person.Mobile, HeadEmail);
        return person;
    }

    private static EmailAddress AddressOf(DemoAccount account) =>
        EmailAddress.TryParse(account.Email, out var address) ? address : throw new InvalidOperationException(account.Email);
}
