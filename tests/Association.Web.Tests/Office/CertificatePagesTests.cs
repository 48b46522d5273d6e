using System.Net;
using Association.Domain.Access;
using Association.Domain.Certificates;
using Association.Domain.Tasks;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>Certificates one by one, all at once, and taken back with a reason.</summary>
public sealed class CertificatePagesTests : IAsyncLifetime
{
    private readonly BuiltEvent _held = new AnEvent().Held();

    private WebApp _app = null!;
    private Visit _officer = null!;

    private string Certificates => $"/office/events/{_held.Id}/certificates";

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        var (came, stayed) = (new AMember().Live(), new AMember(Name: "李娜", Pinyin: "lina", Initials: "ln", Email: "li.na@example.org").Live());
        await _app.SaveAsync(_held, came, stayed, new ARegistration(_held, came.Person).Attended(), new ARegistration(_held, stayed.Person).Active());
        _officer = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task One_is_issued_downloaded_and_revoked_only_with_a_reason()
    {
        await _officer.GoAsync($"/office/events/{_held.Id}/registrations?view=Present");
        await _officer.SubmitAsync("Issue");
        var issued = Assert.Single(await AllAsync());
        Assert.Contains(issued.Number, _officer.Text, StringComparison.Ordinal);

        await _officer.GoAsync(Certificates);
        var pdf = await _officer.GetRawAsync(Certificates + _officer.Page.QuerySelector("td.main a")!.GetAttribute("href"));
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF-"u8.ToArray(), (await pdf.Content.ReadAsByteArrayAsync())[..5]);

        await _officer.SubmitAsync("Revoke", ("Input.Reason", ""));
        Assert.Contains("请填写此项。", _officer.Text, StringComparison.Ordinal);
        await _officer.SubmitAsync("Revoke", ("Input.Reason", "姓名有误"));
        Assert.Equal((CertificateStatus.Revoked, "姓名有误"), ((await AllAsync()).Single().Status, (await AllAsync()).Single().RevocationReason));
        Assert.Contains("姓名有误", _officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_issued_by_one_task_however_often_the_button_is_pressed()
    {
        await _officer.GoAsync(Certificates);
        (string, string)[] form = [("__RequestVerificationToken", _officer.Token), ("IdempotencyKey", $"{Guid.NewGuid()}")];
        var (first, second) = (await _officer.PostRawAsync(Certificates, form), await _officer.PostRawAsync(Certificates, form));

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        await using var scope = _app.Services.CreateAsyncScope();
        var task = await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Tasks.AsNoTracking().SingleAsync();
        Assert.Equal((LongTaskKind.IssueCertificates, (Guid?)_held.Id.Value), (task.Kind, task.Subject));
    }

    [Fact]
    public async Task Nobody_who_stayed_away_gets_one()
    {
        await _officer.GoAsync($"/office/events/{_held.Id}/registrations?view=Absent");
        Assert.Contains("李娜", _officer.Text, StringComparison.Ordinal);
        Assert.Empty(_officer.Page.QuerySelectorAll("form[action*='handler=Issue']"));
    }

    private async Task<List<Certificate>> AllAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Certificates.AsNoTracking().ToListAsync();
    }
}
