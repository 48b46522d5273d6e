using Association.Domain.Common;

namespace Association.Domain.Finance.Sponsors;

public static class SponsorErrors
{
    public static readonly Error NotFound = Error.NotFound("sponsor");
    public static readonly Error AgreementNotFound = Error.NotFound("sponsor agreement");
    public static readonly Error Pledge = Error.Invalid("sponsor.pledge", "A pledge is 1 to 10,000 seats, or an amount above zero.", "Pledge");
    public static readonly Error Dates = Error.Invalid("sponsor.dates", "The last day lies before the first.", "To");
    public static readonly Error Closed = Error.Conflict("sponsor.closed", "The agreement is closed.");
    public static readonly Error NotInForce = Error.Conflict("sponsor.not-in-force", "The agreement does not hold today.");
    public static readonly Error UsedUp = Error.Conflict("sponsor.used-up", "What the sponsor pledged is used up.");
    public static readonly Error NotEligible = Error.Conflict("sponsor.not-eligible", "The agreement is not for this person, unit or category.");
    public static readonly Error OtherEvent = Error.Conflict("sponsor.other-event", "The agreement is for another event.");
    public static readonly Error NothingOwed = Error.Conflict("sponsor.nothing-owed", "Nothing is to be paid for this place.");
    public static readonly Error ByAnother = Error.Conflict("sponsor.by-another", "A group pays for this place.");
    public static readonly Error NothingToSettle = Error.Conflict("sponsor.nothing-to-settle", "Nothing was used since the last settlement.");
    public static readonly Error Below = Error.Invalid("sponsor.below-used", "More than that is used already.", "Pledge");
    public static readonly Error CreditCode = Error.Invalid("sponsor.credit-code", "That is no unified social credit code.", "CreditCode");
}

/// <summary>An enterprise that supports the association. It is no member unit, has no vote and no say in a programme. Sources: domain.md R2.09, R2.73.</summary>
public sealed class Sponsor : AggregateRoot<Sponsor>
{
    public const int MaxNameLength = Order.MaxPayerLength;
    public const int MaxContactLength = 100;

    private Sponsor() { }

    public Sponsor(string name, UnifiedSocialCreditCode? code, string contact, EmailAddress email, Id<PayerProfile> payer, DateTimeOffset now)
    {
        (Payer, Since) = (payer, now);
        Describe(name, code, contact, email);
    }

    /// <summary>As it is disclosed to participants and members.</summary>
    public string Name { get; private set; } = "";
    /// <summary>Of a legal entity of China; null for others.</summary>
    public string? CreditCode { get; private set; }
    public string ContactName { get; private set; } = "";
    public string ContactEmail { get; private set; } = "";
    /// <summary>Who its settlements are made out to.</summary>
    public Id<PayerProfile> Payer { get; private set; }
    public DateTimeOffset Since { get; private set; }

    public void Describe(string name, UnifiedSocialCreditCode? code, string contact, EmailAddress email) =>
        (Name, CreditCode, ContactName, ContactEmail) = (TextNormalization.Line(name), code?.Value, TextNormalization.Line(contact), email.Value);
}
