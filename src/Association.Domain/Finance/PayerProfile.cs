using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Finance;

public static class PayerErrors
{
    public static readonly Error NotFound = Error.NotFound("payer");
    public static readonly Error TaxNumber = Error.Invalid("payer.tax-number", "A taxpayer number has 15 to 20 letters and digits; of a unit it is the credit code.", "TaxNumber");
    public static readonly Error OfUnit = Error.Conflict("payer.of-unit", "A unit keeps its own data for all its orders.");
    public static readonly Error NoCredit = Error.Conflict("payer.no-credit", "The payer has not that much to their credit.").At("Amount");
}

/// <summary>What a fiscal receipt or an electronic invoice needs to know of who pays. Sources: domain.md R4.30, R4.34.</summary>
/// <param name="Title">The invoice head (抬头): the real payer's name, nothing else (R4.32).</param>
/// <param name="TaxNumber">Of a unit; a person has none.</param>
/// <param name="Email">Where electronic invoices are sent.</param>
public sealed record FiscalData(
    string Title, string? TaxNumber = null, string? Address = null, string? Phone = null, string? Bank = null, string? BankAccount = null, string? Email = null);

/// <summary>Who pays, with the data of their invoices, asked once; a unit, a person, or somebody who is neither.</summary>
public sealed class PayerProfile : AggregateRoot<PayerProfile>
{
    public const int MaxTextLength = 200;
    public const int MaxPhoneLength = 40;
    public const int MaxAccountLength = 40;
    public const int MinTaxNumberLength = 15;
    public const int MaxTaxNumberLength = 20;

    private PayerProfile() { }

    private PayerProfile(Id<MemberUnit>? unit, Id<Person>? person, FiscalData data)
    {
        (Unit, Person) = (unit, person);
        Describe(data);
    }

    public Id<MemberUnit>? Unit { get; private set; }
    public Id<Person>? Person { get; private set; }
    public string Title { get; private set; } = "";
    public string? TaxNumber { get; private set; }
    public string? Address { get; private set; }
    public string? Phone { get; private set; }
    public string? Bank { get; private set; }
    public string? BankAccount { get; private set; }
    public string? Email { get; private set; }
    public FiscalData Data => new(Title, TaxNumber, Address, Phone, Bank, BankAccount, Email);

    public static PayerProfile Of(MemberUnit unit) => new(unit.Id, null, DataOf(unit));
    public static PayerProfile Of(Person person) => new(null, person.Id, new(person.Name, Email: person.Email));
    public static PayerProfile OfOther(FiscalData data) => new(null, null, data);

    /// <summary>What is known of a unit before anybody filled anything in: its credit code is its taxpayer number.</summary>
    public static FiscalData DataOf(MemberUnit unit) => new(unit.Name, unit.Code.Value, unit.Address, Email: unit.Email);

    /// <exception cref="RefusedException">The taxpayer number is none.</exception>
    public void Describe(FiscalData data)
    {
        var number = Blank(TextNormalization.Compact(data.TaxNumber).ToUpperInvariant());
        Refuse.If(number is not null && (number.Length is < MinTaxNumberLength or > MaxTaxNumberLength || !number.All(char.IsAsciiLetterOrDigit)), PayerErrors.TaxNumber);
        (Title, TaxNumber) = (TextNormalization.Line(data.Title), number);
        (Address, Phone, Bank, BankAccount, Email) = (Blank(data.Address), Blank(data.Phone), Blank(data.Bank), Blank(data.BankAccount), Blank(data.Email));
    }

    private static string? Blank(string? text) => TextNormalization.Line(text) is { Length: > 0 } line ? line : null;
}
