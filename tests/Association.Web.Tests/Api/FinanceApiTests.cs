using System.Net;
using Association.Application.Access;
using Association.Application.Finance.Dues;
using Association.Domain.Access;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class FinanceApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        await _host.App.Given(new ADuesYear(2026, Members: null).Adopted(), new AUnit("甲医院").Seated(), new AUnit("乙医院", UnitTier.Governing).Seated());
        var run = (await _host.App.As(Role.FinanceOfficer).Send(new StartDuesRun(2026, DuesAudience.Units, Queued: false))).Value;
        await _host.App.Send(new ChargeDues(new(run.Run), null));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_office_reads_dues_documents_and_books_that_agree()
    {
        var office = await _host.OfficerAsync(Role.FinanceOfficer, Permissions.Self, Permissions.ReadFinance);
        var dues = (await office.Get("/api/v1/finance/dues/2026?state=open")).Json;
        Assert.Equal((7_000m, 0m, 2), (dues.GetProperty("charged").GetDecimal(), dues.GetProperty("paid").GetDecimal(), dues.GetProperty("units").GetArrayLength()));
        Assert.Equal("governing", (await office.Get("/api/v1/finance/dues/2026?tier=governing")).Json.GetProperty("units")[0].GetProperty("tier").GetString());

        var papers = (await office.Get("/api/v1/finance/documents?kind=invoice")).Json.GetProperty("items");
        Assert.Equal(["I2026-000001", "I2026-000002"], papers.EnumerateArray().Select(paper => paper.GetProperty("number").GetString()).Order(StringComparer.Ordinal));
        var first = papers[0].GetProperty("number").GetString();
        Assert.Equal(first, (await office.Get($"/api/v1/finance/documents/{papers[0].GetProperty("id").GetString()}")).Json.GetProperty("number").GetString());

        var ledger = (await office.Get("/api/v1/finance/ledger?account=receivable&size=1")).Json;
        Assert.Equal(0m, ledger.GetProperty("items")[0].GetProperty("entries").EnumerateArray().Sum(e => e.GetProperty("amount").GetDecimal()));
        Assert.Equal(1, (await office.Get($"/api/v1/finance/ledger?size=1&cursor={ledger.GetProperty("next").GetString()}")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(7_000m, (await office.Get("/api/v1/finance/years/2026")).Json.GetProperty("incomeTotal").GetDecimal());
        Assert.Equal(1, (await office.Get("/api/v1/finance/schedules")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await office.Get("/api/v1/finance/statements")).Json.GetProperty("items").GetArrayLength());
        (await office.Get($"/api/v1/finance/statements/{Guid.NewGuid()}")).MustBe(HttpStatusCode.NotFound, "record.not-found");
        (await office.Get("/api/v1/finance/dues/1066")).MustBe(HttpStatusCode.NotFound, "record.not-found");
        (await office.Get("/api/v1/finance/documents?kind=napkin")).MustBe(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task A_member_sees_the_year_and_nobody_else_the_books()
    {
        var member = new AMember("李静", Email: "li@example.org").Live();
        await _host.App.Given(member);
        var (_, reader) = await _host.MemberAsync(member.Id);
        Assert.Equal(7_000m, (await reader.Get("/api/v1/finance/years/2026")).Json.GetProperty("incomeTotal").GetDecimal());
        (await reader.Get("/api/v1/finance/ledger")).MustBe(HttpStatusCode.Forbidden, "access.denied");
        (await _host.Client().Get("/api/v1/finance/years/2026")).MustBe(HttpStatusCode.Unauthorized, "token.needed");
    }
}
