using System.Net;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Pages;

public sealed class VerifyTests
{
    private const string Form = "form[action='/verify']";

    [Fact]
    public async Task Number_and_name_or_the_link_show_the_certificate_and_nothing_else()
    {
        await using var app = await Site.StartAsync();
        var certificate = await CertificateAsync(app);
        var anybody = new Reader(app.Browser());
        var empty = await anybody.OpenAsync("/verify");

        var byName = await anybody.SendAsync(empty, Form, ("Input.Number", certificate.Number.ToLowerInvariant()), ("Input.Name", "张文静"));
        var byCode = await anybody.OpenAsync(LinkOf(app, certificate).PathAndQuery);
        var byPaste = await anybody.SendAsync(empty, Form, ("Input.Number", LinkOf(app, certificate).ToString()));

        foreach (var page in new[] { byName, byCode, byPaste })
        {
            Assert.NotNull(page.Page.QuerySelector(".verdict.tone-success"));
            Assert.Contains("张文静", page.Page.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("example.org", page.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_revoked_certificate_says_so()
    {
        await using var app = await Site.StartAsync();
        var certificate = await CertificateAsync(app, revoked: true);

        var page = await new Reader(app.Browser()).OpenAsync(LinkOf(app, certificate).PathAndQuery);

        Assert.NotNull(page.Page.QuerySelector(".verdict.tone-danger"));
        Assert.DoesNotContain("弄虚作假", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_key_a_wrong_name_and_an_unknown_number_get_one_answer()
    {
        await using var app = await Site.StartAsync();
        var certificate = await CertificateAsync(app);
        var anybody = new Reader(app.Browser());
        var known = LinkOf(app, certificate).PathAndQuery;
        var unknown = CertificateNumber.Of("CDGX", 2026, 999_999);

        var forged = await anybody.OpenAsync(known[..^1] + (known[^1] == '0' ? '1' : '0'));
        var alone = await anybody.OpenAsync($"/verify/{certificate.Number}");
        var never = await anybody.OpenAsync($"/verify/{unknown}?k=00000000000000000000000000000000");
        var empty = await anybody.OpenAsync("/verify");
        var wrong = await anybody.SendAsync(empty, Form, ("Input.Number", certificate.Number), ("Input.Name", "王芳"));
        var garbage = await anybody.SendAsync(empty, Form, ("Input.Number", "' OR 1=1 --"), ("Input.Name", "<script>"));

        foreach (var page in new[] { forged, alone, never, wrong, garbage })
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(never.Page.QuerySelector(".verdict")!.OuterHtml, page.Page.QuerySelector(".verdict")!.OuterHtml);
        }
    }

    [Fact]
    public async Task More_than_thirty_questions_a_minute_are_put_off_and_the_empty_form_never_is()
    {
        await using var app = await Site.StartAsync();
        var anybody = new Reader(app.Browser());

        var answers = new List<Sheet>();
        for (var i = 0; i < 31; i++) answers.Add(await anybody.OpenAsync($"/verify/CDGX-2026-{i:000000}-X"));

        Assert.All(answers.Take(30), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[30].Status);
        Assert.NotNull(answers[30].Headers.RetryAfter);
        Assert.NotNull(answers[30].Page.QuerySelector("h1"));
        Assert.Equal(HttpStatusCode.OK, (await anybody.OpenAsync("/verify")).Status);
    }

    private static Uri LinkOf(WebApp app, Certificate certificate) => CertificateLinks.For(
        app.Services.GetRequiredService<Application.Common.SiteOptions>(), app.Services.GetRequiredService<ILinkSecrets>(), certificate.Number);

    private static async Task<Certificate> CertificateAsync(WebApp app, bool revoked = false)
    {
        var held = new AnEvent().Held();
        var member = new AMember().Live();
        var came = new ARegistration(held, member.Person).Attended();
        var certificate = new Certificate(CertificateNumber.Of("CDGX", 2026, 1), came.Registration, held.Event, new Bilingual("成都高新医学会"), "Zhang Wenjing", Sample.Now);
        var file = new StoredFile("certificate.pdf", "application/pdf", 1, new string('0', 64), FilePurpose.Certificate, null, Sample.Now);
        certificate.KeptAs(file);
        if (revoked) certificate.Revoke("弄虚作假", Sample.Now);
        await app.SaveAsync(held, member, came, file, certificate);
        return certificate;
    }
}
