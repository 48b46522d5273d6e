using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Events;

/// <summary>What a coupon does to a price: takes off a share, takes off an amount, or sets it.</summary>
public enum CouponKind { Percent, Amount, Price }

public static class CouponErrors
{
    public static readonly Error NotFound = Error.NotFound("coupon");
    public static readonly Error Unknown = Error.Invalid("coupon.unknown", "This code is not known.", "Coupon");
    public static readonly Error Ended = Error.Invalid("coupon.ended", "This code is no longer valid.", "Coupon");
    public static readonly Error UsedUp = Error.Invalid("coupon.used-up", "This code has been used as often as it can be.", "Coupon");
    public static readonly Error TooFewUses = Error.Invalid("coupon.too-few-uses", "This code can be used {0} more times; {1} seats were asked for.", "Coupon");
    public static readonly Error OverBudget = Error.Invalid("coupon.over-budget", "The budget of this code is used up.", "Coupon");
    public static readonly Error OutOfScope = Error.Invalid("coupon.out-of-scope", "This code does not hold for this category or event.", "Coupon");
    public static readonly Error NotForYou = Error.Invalid("coupon.not-for-you", "This code is for certain people or units: sign in with the account it was given to.", "Coupon");
    public static readonly Error NothingToLower = Error.Invalid("coupon.nothing-to-lower", "This code does not lower the price.", "Coupon");
    public static readonly Error Value = Error.Invalid("coupon.value", "A share lies above 0 and up to 100 percent, an amount above 0 yuan, a price at 0 or above.", "Value");
    public static readonly Error Taken = Error.Conflict("coupon.taken", "This code exists already.");
    public static readonly Error Form = Error.Invalid("coupon.form", "A code has 4 to 30 Latin letters and digits.", "Code");
    public static readonly Error AlreadyEnded = Error.Conflict("coupon.already-ended", "The coupon was ended already.");
}

/// <summary>
/// Terms that lower the price of a place, and the codes that stand for them. What the codes gave away is counted in fen by a
/// conditional statement, so that no rush spends more than the budget. Source: anchors.md 2.12, security.md B34-B35.
/// </summary>
public sealed class Coupon : AggregateRoot<Coupon>
{
    public const int MaxNameLength = 100;
    public const int MaxTagLength = 40;
    public const decimal MaxValue = 1_000_000;

    private readonly List<CouponCode> _codes = [];
    private readonly List<CouponScope> _scopes = [];

    private Coupon() { }

    public Coupon(Id<Event> @event, CouponTerms terms, DateTimeOffset now)
    {
        Refuse.Unless(terms.Kind is CouponKind.Percent ? terms.Value is > 0 and <= 100 : terms.Value is >= 0 and <= MaxValue, CouponErrors.Value);
        Refuse.If(terms.Kind is CouponKind.Amount && terms.Value == 0, CouponErrors.Value);
        (Event, Name, Tag, Kind, Value, ExpiresAt, CreatedAt) = (@event, terms.Name, terms.Tag, terms.Kind, terms.Value, terms.ExpiresAt, now);
        BudgetFen = terms.Budget is { } budget ? Fen(budget) : null;
    }

    /// <summary>Whose coupon it is; it holds there, and at the other events of its scope.</summary>
    public Id<Event> Event { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>The office's own word to find and count it by, as in 赞助商.</summary>
    public string? Tag { get; private set; }
    public CouponKind Kind { get; private set; }
    /// <summary>Percent taken off, yuan taken off, or the price in yuan.</summary>
    public decimal Value { get; private set; }
    /// <summary>What all codes together may give away; null: no limit.</summary>
    public long? BudgetFen { get; private set; }
    /// <summary>Moved only by a conditional statement.</summary>
    public long SpentFen { get; private set; }
    /// <summary>The first moment at which it no longer holds.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public IReadOnlyCollection<CouponCode> Codes => _codes;
    public IReadOnlyCollection<CouponScope> Scopes => _scopes;

    public static long Fen(Money amount) => (long)(amount.Amount * 100);

    public CouponCode Issue(string code, int uses)
    {
        var issued = new CouponCode(Id, code, uses);
        _codes.Add(issued);
        return issued;
    }

    public void AlsoAt(Id<Event> @event) => _scopes.Add(new CouponScope(Id) { Event = @event });
    public void OnlyFor(Id<TicketCategory> category) => _scopes.Add(new CouponScope(Id) { Category = category });
    public void OnlyFor(Id<MemberUnit> unit) => _scopes.Add(new CouponScope(Id) { Unit = unit });
    public void OnlyFor(Id<Person> person) => _scopes.Add(new CouponScope(Id) { Person = person });

    /// <summary>Its codes lower no price from now on; what they lowered stays.</summary>
    public void End(DateTimeOffset now)
    {
        Refuse.If(EndedAt is not null, CouponErrors.AlreadyEnded);
        EndedAt = now;
    }

    public bool Holds(DateTimeOffset now) => EndedAt is null && (ExpiresAt is null || now < ExpiresAt);

    /// <summary>The categories it is limited to are those of its own event; at the others it holds for all.</summary>
    public bool HoldsAt(Id<Event> @event, Id<TicketCategory> category) => Event == @event
        ? !_scopes.Exists(s => s.Category is not null) || _scopes.Exists(s => s.Category == category)
        : _scopes.Exists(s => s.Event == @event);

    public bool IsPersonal => _scopes.Exists(s => s.Person is not null || s.Unit is not null);

    /// <param name="person">Proved by signing in, never typed.</param>
    /// <param name="units">Where that person works now.</param>
    public bool HoldsFor(Id<Person> person, IReadOnlyCollection<Id<MemberUnit>> units) =>
        !IsPersonal || _scopes.Exists(s => s.Person == person) || _scopes.Exists(s => s.Unit is { } unit && units.Contains(unit));

    /// <summary>The price with the coupon: never below zero, never higher than without; a share is rounded half up to the fen.</summary>
    public Money PriceOf(Money full) => new(Kind switch
    {
        CouponKind.Percent => decimal.Round(full.Amount * (100 - Value) / 100, 2, MidpointRounding.AwayFromZero),
        CouponKind.Amount => Math.Max(0, full.Amount - Value),
        _ => Math.Min(full.Amount, Value),
    });
}

/// <param name="Value">Percent taken off, yuan taken off, or the price in yuan.</param>
public sealed record CouponTerms(string Name, string? Tag, CouponKind Kind, decimal Value, Money? Budget, DateTimeOffset? ExpiresAt);

/// <summary>What somebody types; <see cref="Used"/> is moved only by a conditional statement.</summary>
public sealed class CouponCode : Entity<CouponCode>
{
    public const int MaxLength = 30;
    public const int MinLength = 4;
    public const int RandomLength = 10;
    public const int MaxUsesAllowed = 100_000;

    private CouponCode() { }

    internal CouponCode(Id<Coupon> coupon, string code, int maxUses) => (Coupon, Code, MaxUses) = (coupon, code, maxUses);

    public Id<Coupon> Coupon { get; private set; }
    /// <summary>Upper case, without spaces and dashes; unique.</summary>
    public string Code { get; private set; } = "";
    public int MaxUses { get; private set; }
    public int Used { get; private set; }

    /// <summary>As people type it: case, spaces and dashes do not matter.</summary>
    public static string Normal(string? typed) =>
        TextNormalization.Compact(typed).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    public static bool IsCode(string normal) => normal.Length is >= MinLength and <= MaxLength && normal.All(char.IsAsciiLetterOrDigit);
}

/// <summary>One thing that a coupon is limited to, or one more event that it holds at.</summary>
public sealed class CouponScope : Entity<CouponScope>
{
    private CouponScope() { }

    internal CouponScope(Id<Coupon> coupon) => Coupon = coupon;

    public Id<Coupon> Coupon { get; private set; }
    public Id<Event>? Event { get; internal init; }
    public Id<TicketCategory>? Category { get; internal init; }
    public Id<MemberUnit>? Unit { get; internal init; }
    public Id<Person>? Person { get; internal init; }
}
