using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Association.Application.Import;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Import;
using Association.Domain.Tasks;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The import wizard: a file, its columns, a dry run, the import, its recap and its undoing.</summary>
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
    public async Task A_workbook_goes_through_the_wizard_and_is_taken_back()
    {
        var batch = await OpenAsync("units.xlsx", Units);
        Assert.Equal("code", _officer.Page.QuerySelectorAll<IHtmlSelectElement>("select").Select(s => s.Value).ElementAt(1));
        await _officer.SubmitAsync(null);
        Assert.NotNull(_officer.Page.QuerySelector(".job-progress"));
        await WorkAsync();
        await _officer.GoAsync(batch);
        Assert.Equal(["221", "221"], Figures(2));
        Assert.Equal(0, await CountAsync(db => db.Units.CountAsync()));

        await _officer.SubmitAsync("Start");
        Assert.Equal(1, await CountAsync(db => db.Tasks.CountAsync(t => t.Kind == LongTaskKind.ImportUnits)));
        await WorkAsync();
        await _officer.GoAsync(batch);
        Assert.Equal(221, await CountAsync(db => db.Units.CountAsync()));
        Assert.StartsWith("/office/units/", _officer.Page.QuerySelector<IHtmlAnchorElement>(".data-list tbody a")!.GetAttribute("href"), StringComparison.Ordinal);

        await _officer.SubmitAsync("Undo");
        await WorkAsync();
        await _officer.GoAsync(batch);
        Assert.Equal(0, await CountAsync(db => db.Units.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await _officer.GoAsync("/office/import")).Status);
        Assert.Contains("已撤销", _officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_without_known_names_are_chosen_by_hand_and_saved_for_the_next_file()
    {
        var csv = Encoding.UTF8.GetBytes("甲,乙,丙\n高新医院,12510100450719421G,会员单位\n");
        await OpenAsync("units.csv", csv);
        Assert.Equal(["高新医院", "12510100450719421G", "会员单位"], _officer.Page.QuerySelectorAll(".samples span").Select(s => s.TextContent));
        await _officer.SubmitAsync(null, ("Target[0]", "name"));
        Assert.Contains("统一社会信用代码", _officer.Page.QuerySelector(".notice.tone-danger")!.TextContent, StringComparison.Ordinal);
        await _officer.SubmitAsync(null, ("Target[0]", "name"), ("Target[1]", "code"), ("Target[2]", "tier"), ("SaveAs", "三列表"));
        await WorkAsync();

        await _officer.GoAsync("/office/import");
        await OpenAsync("units.csv", csv);
        Assert.Equal(["name", "code", "tier"], _officer.Page.QuerySelectorAll<IHtmlSelectElement>("select").Select(s => s.Value));
    }

    [Fact]
    public async Task Refused_rows_are_named_by_row_column_and_sentence_and_come_as_a_workbook()
    {
        var csv = Encoding.UTF8.GetBytes("单位名称,统一社会信用代码,单位类别\n高新医院,12510100450719421X,会员单位\n");
        var batch = await OpenAsync("units.csv", csv);
        await _officer.SubmitAsync(null);
        await WorkAsync();
        await _officer.GoAsync(batch);
        var row = Assert.Single(_officer.Page.QuerySelectorAll(".data-list tbody tr"));
        Assert.Equal(("2", "统一社会信用代码"), (row.Children[0].TextContent, row.Children[1].TextContent));
        Assert.Null(_officer.Page.QuerySelector("form[action*='handler=Start']"));

        using var answer = await _officer.GetRawAsync($"{batch}?handler=Errors");
        var rows = await ReadAsync(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(["高新医院", "12510100450719421X", "会员单位", "2", "统一社会信用代码", row.Children[2].TextContent],
            rows[1].Cells.Where((_, at) => at != 5));
    }

    [Fact]
    public async Task What_is_no_workbook_is_refused_beside_the_field_and_nothing_is_kept()
    {
        await _officer.UploadAsync("/office/import", "Input.File", "units.xlsx", [.. "no workbook"u8, 0, 1, 2], ("Input.Kind", "Units"));
        Assert.NotNull(_officer.ErrorAt("Input_File"));
        Assert.Equal(0, await CountAsync(db => db.Files.CountAsync()));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task A_template_has_the_columns_that_the_import_knows(string format)
    {
        using var answer = await _officer.GetRawAsync($"/office/import?handler=Template&kind=Members&format={format}");
        var rows = await ReadAsync(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(MemberRow.Sheet.Headers, Assert.Single(rows).Cells);
        using var foreign = await _officer.GetRawAsync("/office/import?handler=Template&kind=Activities&format=csv");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Nobody_imports_what_another_uploaded_or_what_their_role_does_not_cover()
    {
        var batch = await OpenAsync("units.xlsx", Units);
        await _officer.SubmitAsync(null);
        await WorkAsync();
        var administrator = await OfficeAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GoAsync(batch)).Status);
        await administrator.GoAsync("/office/import");
        using var foreign = await administrator.PostRawAsync($"{batch}?handler=Start", ("__RequestVerificationToken", administrator.Token));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(0, await CountAsync(db => db.Tasks.CountAsync(t => t.Kind == LongTaskKind.ImportUnits)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await OfficeAsync(Role.Auditor)).GoAsync("/office/import")).Status);
    }

    /// <summary>Sends a file in; the page that follows asks for its columns.</summary>
    /// <returns>The address of the batch.</returns>
    private async Task<string> OpenAsync(string name, byte[] content)
    {
        await _officer.UploadAsync("/office/import", "Input.File", name, content, ("Input.Kind", "Units"), ("Input.Match", nameof(MatchRule.Update)));
        Assert.True(_officer.Location is not null, _officer.Text);
        var columns = _officer.Location!;
        await _officer.GoAsync(columns);
        return columns[..columns.LastIndexOf('/')];
    }

    private IEnumerable<string> Figures(int count) => _officer.Page.QuerySelectorAll(".stat-value").Take(count).Select(value => value.TextContent);

    private Task<int> WorkAsync() => _app.Services.GetRequiredService<LongTaskRunner>().RunAsync(CancellationToken.None);

    private async Task<List<SheetRow>> ReadAsync(byte[] workbook)
    {
        var rows = new List<SheetRow>();
        await foreach (var row in _app.Services.GetRequiredService<IWorkbooks>().ReadAsync(new MemoryStream(workbook), "x", CancellationToken.None)) rows.Add(row);
        return rows;
    }

    private async Task<Visit> OfficeAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));

    private async Task<int> CountAsync(Func<AssociationDbContext, Task<int>> count)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await count(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}
