using Association.Domain.Common;

namespace Association.Domain.Members;

public enum Ownership { Unknown, Public, Private }

/// <summary>What an institution is (domain.md 8.3); community centres, stations, township centres and clinics are the grass roots (R5.06).</summary>
public enum InstitutionKind
{
    Other, GeneralHospital, ChineseMedicineHospital, SpecialisedHospital, CommunityCentre, CommunityStation, TownshipCentre,
    OutpatientDepartment, Clinic, Laboratory, DiseaseControl, MaternalAndChildHealth,
}

/// <summary>Grade of a medical institution (domain.md 8.3); <see cref="Ungraded"/> is 未定级.</summary>
public enum InstitutionLevel { Ungraded, One, Two, Three }

public static class UnitErrors
{
    public static readonly Error NotFound = Error.NotFound("unit");
    public static readonly Error TierOverlaps = Error.Conflict("unit.tier-overlaps", "The unit already holds a tier in this period.");
    public static readonly Error SameTier = Error.Conflict("unit.same-tier", "The unit holds this tier on that day already.");
    public static readonly Error LaterTerm = Error.Conflict("unit.later-term", "A later term is on record; change that one instead.");
    public static readonly Error NoMember = Error.Conflict("unit.no-member", "The unit is no member on that day.");
    public static readonly Error NameTaken = Error.Conflict("unit.name-taken", "Another unit has this name.");
    public static readonly Error CodeTaken = Error.Conflict("unit.code-taken", "Another unit has this credit code.");
    public static readonly Error ContactNotFound = Error.NotFound("contact");
    public static readonly Error TooManyContacts = Error.Conflict("unit.too-many-contacts", "A unit has at most 20 contacts.");
}

/// <summary>What an institution is, as its register says.</summary>
public sealed record UnitProfile(InstitutionKind Kind, InstitutionLevel Level, Ownership Ownership, string? Street, string? Address, string? Licence);

/// <summary>An institution: hospital, clinic, health centre. What it is, apart from its membership terms.</summary>
public sealed class MemberUnit : AggregateRoot<MemberUnit>
{
    public const int MaxNameLength = 200;
    public const int MaxTextLength = 200;
    public const int MaxLicenceLength = 40;
    public const int MaxContacts = 20;

    private readonly List<UnitTerm> _terms = [];
    private readonly List<UnitContact> _contacts = [];

    private MemberUnit() { }

    public MemberUnit(string name, UnifiedSocialCreditCode code)
    {
        (Name, Code) = (name, code);
    }

    public string Name { get; private set; } = "";
    public UnifiedSocialCreditCode Code { get; private set; } = null!;
    public InstitutionKind Kind { get; private set; }
    public InstitutionLevel Level { get; private set; }
    public Ownership Ownership { get; private set; }
    public string? Street { get; private set; }
    public string? Address { get; private set; }
    /// <summary>Registration number of the 医疗机构执业许可证.</summary>
    public string? Licence { get; private set; }
    /// <summary>The main contact, the one that the office's workbook knows.</summary>
    public string? ContactName { get; private set; }
    /// <summary>A mobile number or a landline.</summary>
    public SealedNumber? ContactMobile { get; private set; }
    public string? Email { get; private set; }
    public IReadOnlyCollection<UnitTerm> Terms => _terms;
    /// <summary>Those besides the main one.</summary>
    public IReadOnlyCollection<UnitContact> Contacts => _contacts;

    public void Describe(UnitProfile profile) =>
        (Kind, Level, Ownership, Street, Address, Licence) = (profile.Kind, profile.Level, profile.Ownership, profile.Street, profile.Address, profile.Licence);

    /// <summary>What the office's workbook says; the rest stays.</summary>
    public void Describe(InstitutionLevel level, Ownership ownership, string? street, string? address) =>
        Describe(new UnitProfile(Kind, level, ownership, street, address, Licence));

    public void ContactThrough(string? name, SealedNumber? mobile, string? email) =>
        (ContactName, ContactMobile, Email) = (name, mobile, email);

    public void Rename(string name) => Name = name;

    public void Recode(UnifiedSocialCreditCode code) => Code = code;

    public UnitContact AddContact(string name, string? duty, SealedNumber? mobile, string? phone, string? email)
    {
        Refuse.If(_contacts.Count >= MaxContacts, UnitErrors.TooManyContacts);
        var contact = new UnitContact(Id, name, duty, mobile, phone, email);
        _contacts.Add(contact);
        return contact;
    }

    public void RemoveContact(Id<UnitContact> contact) =>
        _contacts.Remove(_contacts.Find(c => c.Id == contact) ?? throw new RefusedException(UnitErrors.ContactNotFound));

    /// <summary>Gives the unit a tier from a day on; a unit holds one tier at a time. Source: domain.md R2.30.</summary>
    public UnitTerm Join(UnitTier tier, DateOnly from, SeatDetails? seat = null)
    {
        var period = new DateRange(from, null);
        Refuse.If(_terms.Any(t => t.Period.Overlaps(period)), UnitErrors.TierOverlaps);
        var term = new UnitTerm(Id, tier, from, seat ?? new SeatDetails());
        _terms.Add(term);
        return term;
    }

    /// <summary>The term that runs on a day; null for a unit that is no member then.</summary>
    public UnitTerm? TermOn(DateOnly day) => _terms.Find(t => t.Period.Covers(day));

    public UnitTier? TierOn(DateOnly day) => TermOn(day)?.Tier;

    /// <summary>The first day of the unbroken membership that runs on a day, whatever tiers it passed through.</summary>
    public DateOnly? MemberSince(DateOnly day)
    {
        var first = TermOn(day);
        while (first is { } term && _terms.Find(t => t.To == term.From.AddDays(-1)) is { } before) first = before;
        return first?.From;
    }

    /// <summary>From that day on the unit holds another tier; what it held before stays on record, to the day before.</summary>
    public UnitTerm ChangeTier(UnitTier tier, DateOnly from, SeatDetails seat)
    {
        Refuse.If(_terms.Any(t => t.From > from), UnitErrors.LaterTerm);
        var running = TermOn(from) ?? throw new RefusedException(UnitErrors.NoMember);
        Refuse.If(running.Tier == tier, UnitErrors.SameTier);
        GiveWayTo(running, from);
        return Join(tier, from, seat);
    }

    /// <summary>As the office's workbook says: nothing happens when the unit holds the tier already.</summary>
    public void MoveTo(UnitTier tier, DateOnly from)
    {
        if (TierOn(from) == tier) return;
        if (TermOn(from) is { } running) GiveWayTo(running, from);
        Join(tier, from);
    }

    /// <summary>Takes back a change of tier that was made by mistake: the term before runs on as it did.</summary>
    public void TakeBack(UnitTerm moved, UnitTier? before)
    {
        _terms.Remove(moved);
        if (before is not { } tier) return;
        if (_terms.Find(t => t.Tier == tier && t.To == moved.From.AddDays(-1)) is { } earlier) earlier.RunOn();
        else Join(tier, moved.From);
    }

    /// <summary>Corrects what came with a seat; its tier and period stay.</summary>
    public void DescribeSeat(Id<UnitTerm> term, SeatDetails seat) =>
        (_terms.Find(t => t.Id == term) ?? throw new RefusedException(UnitErrors.NotFound)).Describe(seat);

    /// <summary>Who speaks for the unit from now on, in the seat it holds that day.</summary>
    public void RepresentedBy(Id<Person>? person, DateOnly on) =>
        (TermOn(on) ?? throw new RefusedException(UnitErrors.NoMember)).RepresentedBy(person);

    /// <summary>Ends the membership with its last day; a seat that was to begin later falls away.</summary>
    public void Leave(DateOnly lastDay, UnitTermEnding because, string? note)
    {
        var running = TermOn(lastDay) ?? throw new RefusedException(UnitErrors.NoMember);
        _terms.RemoveAll(t => t.From > lastDay);
        running.End(lastDay, because, note);
    }

    /// <summary>A seat of the very first day was entered by mistake: the new one takes its place.</summary>
    private void GiveWayTo(UnitTerm running, DateOnly from)
    {
        if (running.From == from) _terms.Remove(running);
        else running.End(from.AddDays(-1), UnitTermEnding.TierChanged);
    }
}

/// <summary>Somebody to reach at a unit, for a purpose.</summary>
public sealed class UnitContact : Entity<UnitContact>
{
    public const int MaxPhoneLength = 40;

    private UnitContact() { }

    internal UnitContact(Id<MemberUnit> unit, string name, string? duty, SealedNumber? mobile, string? phone, string? email) =>
        (Unit, Name, Duty, Mobile, Phone, Email) = (unit, name, duty, mobile, phone, email);

    public Id<MemberUnit> Unit { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>What this person is asked about, as in 财务 or 科教.</summary>
    public string? Duty { get; private set; }
    public SealedNumber? Mobile { get; private set; }
    /// <summary>A land line as people write it; nothing is computed from it.</summary>
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
}
