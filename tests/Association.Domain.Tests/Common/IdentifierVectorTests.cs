using Association.Domain.Common;
using Xunit;

namespace Association.Domain.Tests.Common;

/// <summary>Every line of <c>Fixtures/identifiers.tsv</c>: the value, <c>valid</c> or the fault it must be refused for, a note.</summary>
public sealed class IdentifierVectorTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>The file says of these that normalising makes them valid: judged as typed they would not be.</summary>
    private static readonly HashSet<string> ValidOnceNormalised = ["51510100txxx0001xy", "51019919850505106x", "１１０５１０１００００１２３４"];

    public static TheoryData<string, string, string> Vectors()
    {
        var (vectors, kind) = (new TheoryData<string, string, string>(), "");
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "identifiers.tsv")))
        {
            var fields = line.Split('\t');
            if (line.StartsWith("## ", StringComparison.Ordinal)) kind = line.Split(' ')[1];
            else vectors.Add(kind, fields[0], fields[1]);
        }

        return vectors;
    }

    [Fact]
    public void The_file_has_all_its_vectors() => Assert.Equal(106, Vectors().Count);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_judged_as_the_file_says(string kind, string text, string expected)
    {
        var fault = Fault(kind, text);
        if (expected == "valid" || ValidOnceNormalised.Contains(text)) Assert.Null(fault);
        else if (expected == "ORG_CHECK") Assert.False(Uscc(text).OrganisationCodeIsValid);
        else Assert.Equal(Code(kind, expected), fault?.Code);
    }

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("12510100TXXX00052G")]
    public void The_organisation_code_of_a_sound_code_passes_its_own_check(string text) => Assert.True(Uscc(text).OrganisationCodeIsValid);

    private static UnifiedSocialCreditCode Uscc(string text)
    {
        Assert.True(UnifiedSocialCreditCode.TryParse(text, out var code));
        return code;
    }

    private static Error? Fault(string kind, string text)
    {
        Error? fault;
        _ = kind switch
        {
            "USCC" => UnifiedSocialCreditCode.TryParse(text, out _, out fault),
            "ID" => ResidentId.TryParse(text, Today, out _, out fault),
            "Practice" => PracticeCertificate.TryParse(text, out _, out fault),
            "Qualification" => QualificationCertificate.TryParse(text, Today, out _, out fault),
            "Mobile" => MobileNumber.TryParse(text, out _, out fault),
            _ => throw new InvalidOperationException($"The file has a section '{kind}' that no type is tested by."),
        };
        return fault;
    }

    private static string Code(string kind, string fault)
    {
        var area = kind switch { "USCC" => "unit-code", "ID" => "resident-id", "Practice" => "practice-certificate", "Qualification" => "qualification-certificate", _ => "mobile" };
        return $"{area}." + (kind is "Mobile" ? "invalid" : fault switch
        {
            "CHARSET" => "characters",
            "CHECK" => "check-digit",
            "BIRTH_DATE" => "birth-date",
            "BIRTH_RANGE" => "birth-range",
            "EMBEDDED_ID" => "holder",
            _ => fault.ToLowerInvariant(),
        });
    }
}
