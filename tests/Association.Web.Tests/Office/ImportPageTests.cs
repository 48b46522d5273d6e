using System.Net;
using System.Text;
using Association.Domain.Access;
using Association.Domain.Tasks;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>A workbook by upload: judged first, imported by a task that only its owner can start.</summary>
public sealed class ImportPageTests : IAsyncLifetime
{
    private static readonly byte[] Units = File.ReadAllBytes(Repository.At("db", "seed", "2019", "units.xlsx"));

    private WebApp _app = null!;
    private Visit _officer = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _officer = await OfficeAsync(Role.MembershipOfficer);
        await _officer.GoAsync("/office/import");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_workbook_is_judged_without_writing_and_then_queued()
    {
        await _officer.UploadAsync("/office/import", "Input.File", "units.xlsx", Units, ("Input.Kind", "Units"));
        Assert.Equal(["221", "221"], _officer.Page.QuerySelectorAll(".stat-value").Take(2).Select(value => value.TextContent));
        Assert.Equal(0, await CountAsync(db => db.Units.CountAsync()));

        await _officer.SubmitAsync("Start");
        Assert.Equal(1, await CountAsync(db => db.Tasks.CountAsync(t => t.Kind == LongTaskKind.ImportUnits)));
    }

    [Fact]
    public async Task Refused_rows_are_named_by_row_column_and_sentence()
    {
        var csv = Encoding.UTF8.GetBytes("单位名称,统一社会信用代码,单位类别\n高新医院,12510100450719421X,会员单位\n");
        await _officer.UploadAsync("/office/import", "Input.File", "units.csv", csv, ("Input.Kind", "Units"));
        var row = Assert.Single(_officer.Page.QuerySelectorAll(".data-list tbody tr"));
        Assert.Equal("2", row.Children[0].TextContent);
        Assert.Equal("代码／编号", row.Children[1].TextContent);
        Assert.Null(_officer.Page.QuerySelector("form[action*='handler=Start']"));
    }

    [Fact]
    public async Task What_is_no_workbook_is_refused_beside_the_field()
    {
        await _officer.UploadAsync("/office/import", "Input.File", "units.xlsx", "no workbook"u8.ToArray().Concat(new byte[] { 0, 1, 2 }).ToArray(), ("Input.Kind", "Units"));
        Assert.NotNull(_officer.ErrorAt("Input_File"));
        Assert.Equal(0, await CountAsync(db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task Nobody_imports_what_another_uploaded_or_what_their_role_does_not_cover()
    {
        await _officer.UploadAsync("/office/import", "Input.File", "units.xlsx", Units, ("Input.Kind", "Units"));
        var kept = _officer.ValueOf("kept")!;
        var administrator = await OfficeAsync(Role.Administrator);
        await administrator.GoAsync("/office/import");
        var foreign = await administrator.PostRawAsync("/office/import?handler=Start", ("__RequestVerificationToken", administrator.Token), ("kind", "Units"), ("kept", kept));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        var uncovered = await _officer.PostRawAsync("/office/import?handler=Start", ("__RequestVerificationToken", _officer.Token), ("kind", "Activities"), ("kept", kept));
        Assert.Equal(HttpStatusCode.NotFound, uncovered.StatusCode);
        Assert.Equal(0, await CountAsync(db => db.Tasks.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await OfficeAsync(Role.Auditor)).GoAsync("/office/import")).Status);
    }

    private async Task<Visit> OfficeAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));

    private async Task<int> CountAsync(Func<AssociationDbContext, Task<int>> count)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await count(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}
