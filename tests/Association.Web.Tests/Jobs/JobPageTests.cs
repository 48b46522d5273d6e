using System.Net;
using Association.Domain.Access;
using Association.Web.Tests.Hosting;
using Xunit;

namespace Association.Web.Tests.Jobs;

public sealed class JobPageTests
{
    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Every_job_is_listed_in_words_whether_or_not_this_node_runs_them(string enabled)
    {
        await using var app = await WebApp.StartAsync(settings: ("Jobs:Enabled", enabled));
        using var administrator = await app.BrowserAsync(await app.OpenAccountAsync("admin", null, (Role.Administrator, null)));
        using var answer = await administrator.GetAsync("/office/jobs");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page[..Math.Min(3000, page.Length)]);
        foreach (var job in new[] { "发送邮件", "释放逾期未付席位", "封存审计记录", "安排活动提醒" }) Assert.Contains(job, page, StringComparison.Ordinal);
        Assert.DoesNotContain("jobs.", page, StringComparison.Ordinal);
    }
}
