using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>What somebody without a known person types; nothing here decides a price.</summary>
public sealed record GuestDetails(string Name, string Mobile, string? Email, string? Unit);

/// <summary>What a person of the same name and mailbox has at an event.</summary>
internal sealed record Namesake(Id<Registration>? Place, Id<WaitingListEntry>? Entry, WaitingStatus? EntryStatus)
{
    public static readonly Namesake Nobody = new(null, null, null);
}

/// <summary>Finds who a registration is for: the signed-in person, or the guest by mobile and name.</summary>
internal sealed class AttendeeDirectory(IAssociationDb db, ICurrentUser user, IPersonalNumbers numbers, IPinyin pinyin, TimeProvider clock)
{
    public async Task<Attendee> ResolveAsync(GuestDetails? guest, CancellationToken cancellationToken)
    {
        if (user.Person is { } person) return await KnownAsync(person, cancellationToken);
        return await GuestAsync(guest ?? throw new RefusedException(PersonNameErrors.Required.At("Name")), cancellationToken);
    }

    /// <summary>
    /// What somebody with the same name and mailbox has already, however that is spelt: the same person with another number. Two
    /// people who each signed in as themselves are two, until the office finds that they are one.
    /// </summary>
    public async Task<Namesake> KnownByMailAsync(Id<Event> @event, Attendee attendee, CancellationToken cancellationToken)
    {
        if (attendee.Email is not { } address) return Namesake.Nobody;
        var (name, signedIn) = (attendee.Name, user.Person is not null);
        var places = db.Registrations.Where(r => r.Event == @event && r.Name == name && r.Email != null && (!signedIn || r.Account == null)
                && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending))
            .Select(r => new { Id = (Id<Registration>?)r.Id, r.Email });
        var entries = db.WaitingList.Where(w => w.Event == @event && w.Name == name && w.Email != null && (!signedIn || w.Account == null)
                && (w.Status == WaitingStatus.Waiting || w.Status == WaitingStatus.Offered))
            .Select(w => new { Id = (Id<WaitingListEntry>?)w.Id, Status = (WaitingStatus?)w.Status, w.Email });
        var rows = await (
            from e in db.Events
            where e.Id == @event
            from r in places.DefaultIfEmpty()
            from w in entries.DefaultIfEmpty()
            select new { Place = r!.Id, PlaceMail = r.Email, Entry = w!.Id, w.Status, EntryMail = w.Email }).AsNoTracking().ToListAsync(cancellationToken);
        var entry = rows.Find(r => Same(r.EntryMail));
        return new(rows.Find(r => Same(r.PlaceMail))?.Place, entry?.Entry, entry?.Status);

        bool Same(string? mail) => string.Equals(mail, address, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whoever names somebody else and gets a place of their own would learn of it at the door.</summary>
    public void MustBeOneself(GuestDetails? guest) => Refuse.If(user.Person is not null && guest is not null, RegistrationErrors.NotForOthers);

    /// <summary>Somebody else than the sender, whose account has nothing to do with them.</summary>
    public async Task<Attendee> OtherAsync(GuestDetails guest, CancellationToken cancellationToken) => await GuestAsync(guest, cancellationToken) with { Account = null };

    private async Task<Attendee> KnownAsync(Id<Person> id, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var person = await db.People.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new
            {
                Mobile = p.Mobile!.Index, p.Pinyin, p.Name, p.Email,
                Unit = db.Employments.Where(e => e.Person == id && e.From <= today && (e.To == null || e.To >= today))
                    .Join(db.Units, e => e.Unit, u => u.Id, (e, u) => u.Name).FirstOrDefault(),
            })
            .SingleAsync(cancellationToken);
        return new Attendee(id, KeyOf(person.Mobile, person.Pinyin, id), person.Name, person.Email, person.Unit, user.Id);
    }

    private async Task<Attendee> GuestAsync(GuestDetails guest, CancellationToken cancellationToken)
    {
        if (!PersonName.TryParse(guest.Name, out var name, out var nameFault)) throw new RefusedException(nameFault.At("Name"));
        if (!MobileNumber.TryParse(guest.Mobile, out var mobile, out var mobileFault)) throw new RefusedException(mobileFault.At("Mobile"));
        EmailAddress? email = null;
        if (!string.IsNullOrWhiteSpace(guest.Email) && !EmailAddress.TryParse(guest.Email, out email, out var emailFault))
            throw new RefusedException(emailFault.At("Email"));

        var reading = pinyin.Read(name.Value);
        var sealedMobile = numbers.Seal(mobile);
        var person = await db.People.FirstOrDefaultAsync(p => p.Mobile!.Index == sealedMobile.Index && p.Pinyin == reading.Full, cancellationToken);
        if (person is null)
        {
            person = new Person(name.Value, reading);
            person.Contact(sealedMobile, email?.Value);
            db.People.Add(person);
        }

        UserId? account = user.IsSignedIn ? user.Id : null;
        return new Attendee(person.Id, KeyOf(sealedMobile.Index, reading.Full, person.Id), name.Value, email?.Value, guest.Unit?.Trim(), account);
    }

    internal static string KeyOf(string? mobileIndex, string pinyin, Id<Person> person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mobileIndex is null ? $"person:{person}" : $"{mobileIndex}|{pinyin}")));
}
