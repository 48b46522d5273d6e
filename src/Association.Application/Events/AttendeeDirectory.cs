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

/// <summary>Finds who a registration is for: the signed-in person, or the guest by mobile and name.</summary>
internal sealed class AttendeeDirectory(IAssociationDb db, ICurrentUser user, IPersonalNumbers numbers, IPinyin pinyin, TimeProvider clock)
{
    public async Task<Attendee> ResolveAsync(GuestDetails? guest, CancellationToken cancellationToken)
    {
        if (user.Person is { } person) return await KnownAsync(person, cancellationToken);
        return await GuestAsync(guest ?? throw new RefusedException(PersonNameErrors.Required.At("Name")), cancellationToken);
    }

    /// <summary>The registration of somebody with the guest's name and mailbox, however that is spelt: the same person with another number.</summary>
    public async Task<Id<Registration>?> KnownByMailAsync(Id<Event> @event, Attendee guest, CancellationToken cancellationToken)
    {
        if (user.Person is not null || guest.Email is not { } address) return null;
        var namesakes = await db.Registrations.AsNoTracking().Where(r => r.Event == @event && r.Name == guest.Name && r.Email != null
                && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending))
            .Select(r => new { r.Id, r.Email }).ToListAsync(cancellationToken);
        return namesakes.Find(r => string.Equals(r.Email, address, StringComparison.OrdinalIgnoreCase))?.Id;
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
