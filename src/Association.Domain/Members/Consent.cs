using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>What somebody agreed to, one purpose each: agreeing to one is no condition of another. Source: domain.md R7.01, R7.04, R7.06.</summary>
public enum ConsentPurpose { EventRegistration, Newsletter, EventPhotos, SharingWithSponsors, BodyRoster }

public static class ConsentErrors
{
    public static readonly Error NotFound = Error.NotFound("consent");
    public static readonly Error NotYours = Error.Invalid("consent.not-optional", "This consent is given with the act that needs it.", "Purpose");
}

/// <summary>One consent: to what, in which wording, when, from where; a withdrawal ends it and leaves it on record.</summary>
public sealed class Consent : AggregateRoot<Consent>
{
    public const int MaxVersionLength = 20;
    public const int MaxFromLength = 100;

    private Consent() { }

    public Consent(Id<Person> person, ConsentPurpose purpose, string textVersion, string from, DateTimeOffset now) =>
        (Person, Purpose, TextVersion, From, GivenAt) = (person, purpose, textVersion, from.Length > MaxFromLength ? from[..MaxFromLength] : from, now);

    public Id<Person> Person { get; private set; }
    public ConsentPurpose Purpose { get; private set; }
    /// <summary>The wording that was shown, as in <c>2026-03</c>.</summary>
    public string TextVersion { get; private set; } = "";
    public DateTimeOffset GivenAt { get; private set; }
    /// <summary>The address or the office's clerk it came from.</summary>
    public string From { get; private set; } = "";
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool Stands => WithdrawnAt is null;

    public void Withdraw(DateTimeOffset now)
    {
        Refuse.If(WithdrawnAt is not null, ConsentErrors.NotFound);
        WithdrawnAt = now;
    }

    /// <summary>The address is forgotten with its person; that there was a consent stays.</summary>
    public void Anonymise() => From = "";
}
