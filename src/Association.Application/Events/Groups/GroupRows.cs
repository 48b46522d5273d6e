using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>One line of the table; without name and mobile it is a seat that gets its name later.</summary>
/// <param name="Employment">A colleague picked from the unit's own roster; name and numbers come from the records.</param>
public sealed record GroupRow(Guid? Category, string? Name, string? Mobile, string? Email, Guid? Employment = null)
{
    public bool IsUnnamed => Employment is null && string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Mobile) && string.IsNullOrWhiteSpace(Email);
}

/// <summary>A line as it was read: what is wrong with it, or whose seat it is and what it costs.</summary>
internal sealed record ReadSeat(int Row, IReadOnlyList<Error> Errors, TicketCategory? Category, Quote? Quote, Attendee? Attendee, Person? NewPerson)
{
    public bool IsMember => Quote?.AsMember ?? false;
}

/// <summary>Reads the lines of a group order all at once: who it is, whether they come already, what each seat costs.</summary>
internal sealed class GroupRows(IAssociationDb db, IPersonalNumbers numbers, IPinyin pinyin, TimeProvider clock)
{
    public static readonly Error CategoryMissing = Error.Invalid("group.row-category", "Choose a category.", "Category");
    public static readonly Error Twice = Error.Invalid("group.row-twice", "This person stands in the table twice.", "Name");
    public static readonly Error Registered = Error.Invalid("group.row-registered", "This person is registered already.", "Name");
    public static readonly Error NotForGroups = Error.Invalid("group.row-admission", "This category lets people in one by one; please choose another.", "Category");
    public static readonly Error NotOnRoster = Error.Invalid("group.row-roster", "This person does not work at the unit now.", "Name");

    /// <param name="unit">Whose roster rows may point to; null for a sponsor.</param>
    public async Task<IReadOnlyList<ReadSeat>> ReadAsync(Event @event, Id<MemberUnit>? unit, IReadOnlyList<GroupRow> rows, CancellationToken cancellationToken)
    {
        var people = await WhoAsync(rows, unit, cancellationToken);
        var members = await MembersAsync([.. people.Select(p => p.Attendee?.Person).OfType<Id<Person>>()], cancellationToken);
        var registered = await RegisteredAsync(@event.Id, [.. people.Select(p => p.Attendee).OfType<Attendee>()], cancellationToken);
        var (keys, ahead, read) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<Id<PricePhase>, int>(), new List<ReadSeat>());
        foreach (var (index, row) in rows.Index())
        {
            var (errors, who) = (new List<Error>(people[index].Errors), people[index].Attendee);
            if (who is not null && !keys.Add(who.Key)) errors.Add(Twice);
            if (who is not null && registered.FirstOrDefault(r => r.Key == who.Key || r.Person == who.Person) is { } known) errors.Add(Registered.With(known.Number));
            var category = @event.Categories.FirstOrDefault(c => c.Id.Value == row.Category);
            if (category is null) errors.Add(CategoryMissing);
            // Whom such a category lets in is decided person by person; the office may seat a sponsor's guests there.
            else if (unit is not null && category.Admission is not AdmissionKind.Open) errors.Add(NotForGroups);
            var quote = category is null ? null : Price(category, who is not null && members.Contains(who.Person), ahead, errors);
            read.Add(new(index + 1, errors, category, quote, who, people[index].New));
        }

        return read;
    }

    private Quote? Price(TicketCategory category, bool member, Dictionary<Id<PricePhase>, int> ahead, List<Error> errors)
    {
        try
        {
            var quote = category.QuoteFor(member, clock.GetUtcNow(), phase => ahead.GetValueOrDefault(phase));
            if (quote.IsCounted) ahead[quote.Phase] = ahead.GetValueOrDefault(quote.Phase) + 1;
            return quote;
        }
        catch (RefusedException refused)
        {
            errors.Add(refused.Error.At("Category"));
            return null;
        }
    }

    private async Task<IReadOnlyList<(IReadOnlyList<Error> Errors, Attendee? Attendee, Person? New)>> WhoAsync(IReadOnlyList<GroupRow> rows, Id<MemberUnit>? unit, CancellationToken cancellationToken)
    {
        var typed = rows.Select(r => r.Employment is null && !r.IsUnnamed ? TypedPerson.Read(r) : null).ToList();
        var sealedMobiles = typed.Select(t => t?.Mobile is { } mobile ? numbers.Seal(mobile) : null).ToList();
        var indexes = sealedMobiles.OfType<SealedNumber>().Select(m => m.Index).ToList();
        var known = await db.People.AsNoTracking().Where(p => indexes.Contains(p.Mobile!.Index)).ToListAsync(cancellationToken);
        var staff = await StaffAsync(rows, unit, cancellationToken);
        var who = new List<(IReadOnlyList<Error>, Attendee?, Person?)>();
        foreach (var (index, row) in rows.Index())
        {
            if (row.Employment is { } employment) who.Add(staff.TryGetValue(employment, out var colleague) ? ([], Of(colleague.Person, colleague.Unit), null) : ([NotOnRoster], null, null));
            else if (typed[index] is not { } person) who.Add(([], null, null));
            else if (person.Errors.Count > 0) who.Add((person.Errors, null, null));
            else who.Add(Find(person, sealedMobiles[index]!, known));
        }

        return who;
    }

    private (IReadOnlyList<Error>, Attendee?, Person?) Find(TypedPerson typed, SealedNumber mobile, List<Person> known)
    {
        var reading = pinyin.Read(typed.Name!.Value);
        var person = known.Find(p => p.Mobile!.Index == mobile.Index && p.Pinyin == reading.Full);
        var added = person is null ? new Person(typed.Name.Value, reading) : null;
        added?.Contact(mobile, typed.Email?.Value);
        var id = (person ?? added)!.Id;
        return ([], new Attendee(id, AttendeeDirectory.KeyOf(mobile.Index, reading.Full, id), typed.Name.Value, typed.Email?.Value ?? person?.Email, null, null), added);
    }

    private static Attendee Of(Person person, string? unit) =>
        new(person.Id, AttendeeDirectory.KeyOf(person.Mobile?.Index, person.Pinyin, person.Id), person.Name, person.Email, unit, null);

    private async Task<Dictionary<Guid, (Person Person, string? Unit)>> StaffAsync(IReadOnlyList<GroupRow> rows, Id<MemberUnit>? unit, CancellationToken cancellationToken)
    {
        var (today, picked) = (clock.Today(), rows.Select(r => r.Employment).OfType<Guid>().Select(id => new Id<Employment>(id)).ToList());
        if (picked.Count == 0 || unit is null) return [];
        var found = await db.Employments.AsNoTracking().Where(e => picked.Contains(e.Id) && e.Unit == unit && e.From <= today && (e.To == null || e.To >= today))
            .Join(db.People, e => e.Person, p => p.Id, (e, p) => new { e.Id, Person = p, Unit = db.Units.Where(u => u.Id == e.Unit).Select(u => u.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return found.ToDictionary(f => f.Id.Value, f => (f.Person, f.Unit));
    }

    /// <summary>Of these people those whose membership runs today, asked of the same rule as everywhere.</summary>
    public async Task<HashSet<Id<Person>>> MembersAsync(IReadOnlyCollection<Id<Person>> people, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var memberships = await db.Memberships.AsNoTracking().Include(m => m.Terms).Where(m => people.Contains(m.Person)).ToListAsync(cancellationToken);
        if (memberships.Count == 0) return [];
        var policy = await db.PolicyAsync(cancellationToken);
        return [.. memberships.Where(m => policy.Judge(m, today).Counts).Select(m => m.Person)];
    }

    private async Task<IReadOnlyList<Place>> RegisteredAsync(Id<Event> @event, IReadOnlyList<Attendee> people, CancellationToken cancellationToken)
    {
        var (keys, ids) = (people.Select(p => p.Key).ToList(), people.Select(p => p.Person).ToList());
        return await db.Registrations.AsNoTracking().Where(r => r.Event == @event && (keys.Contains(r.AttendeeKey) || ids.Contains(r.Person)))
            .Where(r => r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending)
            .Select(r => new Place(r.AttendeeKey, r.Person, r.Number)).ToListAsync(cancellationToken);
    }

    private sealed record Place(string Key, Id<Person> Person, string Number);

    /// <summary>What was typed about one person, with all its faults at once.</summary>
    private sealed record TypedPerson(PersonName? Name, MobileNumber? Mobile, EmailAddress? Email, IReadOnlyList<Error> Errors)
    {
        public static TypedPerson Read(GroupRow row)
        {
            var errors = new List<Error>();
            if (!PersonName.TryParse(row.Name, out var name, out var nameFault)) errors.Add(nameFault.At("Name"));
            if (!MobileNumber.TryParse(row.Mobile, out var mobile, out var mobileFault)) errors.Add(mobileFault.At("Mobile"));
            EmailAddress? email = null;
            if (!string.IsNullOrWhiteSpace(row.Email) && !EmailAddress.TryParse(row.Email, out email, out var emailFault)) errors.Add(emailFault.At("Email"));
            return new(name, mobile, email, errors);
        }
    }
}
