using Association.Domain.Certificates;
using Xunit;

namespace Association.Domain.Tests.Certificates;

public sealed class CertificateNumberTests
{
    private static readonly string Number = CertificateNumber.Of("CDGX", 2026, 42);

    [Fact]
    public void It_reads_code_year_serial_and_check_character() => Assert.Matches(@"^CDGX-2026-000042-[0-9A-Z]$", Number);

    [Fact]
    public void What_is_typed_with_blanks_and_small_letters_is_forgiven() =>
        Assert.Equal(Number, CertificateNumber.Normalize($"  {Number.ToLowerInvariant().Replace("-", " - ", StringComparison.Ordinal)} "));

    [Fact]
    public void One_wrong_character_shows()
    {
        for (var i = 0; i < Number.Length; i++)
            foreach (var wrong in "0123456789ABCXYZ".Where(c => c != Number[i] && Number[i] != '-'))
                Assert.False(CertificateNumber.IsWellFormed(Number[..i] + wrong + Number[(i + 1)..]), $"{i}: {wrong}");
    }

    [Fact]
    public void Swapped_neighbours_show()
    {
        for (var i = 0; i + 1 < Number.Length - 2; i++)
        {
            if (Number[i] == Number[i + 1] || Number[i] == '-' || Number[i + 1] == '-') continue;
            var swapped = Number[..i] + Number[i + 1] + Number[i] + Number[(i + 2)..];
            Assert.False(CertificateNumber.IsWellFormed(swapped), swapped);
        }
    }
}
