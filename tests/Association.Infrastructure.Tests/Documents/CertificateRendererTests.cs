using Xunit;

namespace Association.Infrastructure.Tests.Documents;

public sealed class CertificateRendererTests
{
    [Fact]
    public void Sample()
    {
        Directory.CreateDirectory("/tmp/pdf-sample");
        var sheets = new[]
        {
            Sheets.Certificate(), Sheets.Certificate("买买提·吐尔逊", "Memet Tursun"), Sheets.Certificate("𠮷田㐱", "Yoshida Shin"),
            Sheets.Certificate(string.Concat(Enumerable.Repeat("阿卜杜拉·艾合买提江·", 4)), string.Concat(Enumerable.Repeat("Abdulla Ehmetjan ", 4))), Sheets.Certificate("王芳", null),
        };
        var i = 0;
        foreach (var pdf in Sheets.Certificates.Render(sheets)) File.WriteAllBytes($"/tmp/pdf-sample/c{i++}.pdf", pdf);
        File.WriteAllBytes("/tmp/pdf-sample/r1.pdf", Sheets.Receipts.Render(Sheets.Receipt()));
        File.WriteAllBytes("/tmp/pdf-sample/r2.pdf", Sheets.Receipts.Render(Sheets.Receipt("𠮷田㐱", 15)));
    }
}
