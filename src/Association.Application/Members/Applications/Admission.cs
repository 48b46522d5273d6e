using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>What an approval does to the records: nobody is recorded twice, and whoever was a member keeps the number.</summary>
internal sealed class Admission(IAssociationDb db, IAccounts accounts, IPinyin pinyin, DuesDesk dues, TimeProvider clock)
{
    private static readonly Error OtherPerson = Error.Conflict("application.other-person", "The applicant's account belongs to another person on record; merge them first.");

    /// <summary>The person with this resident ID; else the one the account belongs to; else a new one. Brought up to date.</summary>
    public async Task<Person> PersonOfAsync(MembershipApplication application, CancellationToken cancellationToken)
    {
        var account = await AccountOfAsync(application, cancellationToken);
        var person = await KnownAsync(application, account?.Person, cancellationToken);
        Refuse.If(account?.Person is { } linked && linked != person?.Id, OtherPerson);
        if (person is null) db.People.Add(person = new Person(application.Name, pinyin.Read(application.Name)));

        if (person.ResidentId is null && application.ResidentId is { } id) person.Identify(id with { }, application.Sex, application.BirthDate!.Value);
        person.Contact(application.Mobile is { } mobile ? mobile with { } : person.Mobile, application.Email ?? person.Email);
        person.Qualify(application.Title ?? person.Title, application.PracticeCertificate is { } certificate ? certificate with { } : person.PracticeCertificate);
        Employ(person, application);
        if (account is { Person: null } && !await accounts.IsLinkedAsync(person.Id, cancellationToken)) await accounts.LinkAsync(account.Id, person.Id, cancellationToken);
        return person;
    }

    /// <summary>A new membership, or the next term of the one that had lapsed or ended; live at once where nothing is to pay.</summary>
    public async Task<Membership> TakeInAsync(MembershipApplication application, Person person, CancellationToken cancellationToken)
    {
        var (today, policy) = (clock.Today(), await db.PolicyAsync(cancellationToken));
        var months = policy.Of(application.Category).TermMonths;
        var membership = await db.Memberships.Include(m => m.Terms).FirstOrDefaultAsync(m => m.Person == person.Id, cancellationToken);
        if (membership is not null)
        {
            Refuse.If(policy.Judge(membership, today).Counts || membership.Proposed is not null, MembershipErrors.StillMember);
            membership.Propose(application.Category, months, today);
        }
        else
        {
            var numbers = await db.NumbersForAsync(policy, [(application.Category, today)], cancellationToken);
            db.Memberships.Add(membership = Membership.Admit(person.Id, numbers[0], application.Category, months, today));
        }

        // The account of an application from the office or a unit is not the applicant's.
        await dues.BillOrSettleAsync(membership, policy, application.Name, application.Channel is ApplicationChannel.Web ? application.Account : null, cancellationToken);
        return membership;
    }

    /// <summary>The applicant's account, or the confirmed one with this very address and name, as at confirming an address.</summary>
    private async Task<AccountRecord?> AccountOfAsync(MembershipApplication application, CancellationToken cancellationToken)
    {
        if (application.Channel is ApplicationChannel.Web && application.Account is { } id) return await accounts.FindAsync(id, cancellationToken);
        return EmailAddress.TryParse(application.Email, out var email)
            && await accounts.FindAsync(email, cancellationToken) is { Confirmed: true, Person: null } account && account.Name == application.Name ? account : null;
    }

    private async Task<Person?> KnownAsync(MembershipApplication application, Id<Person>? ofAccount, CancellationToken cancellationToken)
    {
        var people = db.People.Include(p => p.Employments);
        if (application.ResidentId is { } id && await people.FirstOrDefaultAsync(p => p.ResidentId!.Index == id.Index, cancellationToken) is { } known) return known;
        return ofAccount is { } own && await people.FirstOrDefaultAsync(p => p.Id == own, cancellationToken) is { } person
            && (person.ResidentId is null || application.ResidentId is null) ? person : null;
    }

    private void Employ(Person person, MembershipApplication application)
    {
        if (application.Unit is not { } unit) return;
        var work = person.CurrentWork();
        if (work?.Unit != unit) person.WorkAt(unit, application.Department, application.Title, clock.Today());
    }
}
