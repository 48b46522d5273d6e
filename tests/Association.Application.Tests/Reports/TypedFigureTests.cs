using Association.Application.Reports.Annual;
using Association.Domain.Common;
using Xunit;

namespace Association.Application.Tests.Reports;

/// <summary>A number that is counted is not typed; a date, a share, an amount is no figure.</summary>
public sealed class TypedFigureTests
{
    private static readonly Dictionary<string, decimal> Values = new()
    {
        ["M01"] = 8, ["M02"] = 26, ["M05"] = 5_700, ["M07"] = 3, ["M14"] = 10_386, ["M15"] = 15, ["M23"] = 3, ["M24"] = 53, ["M46"] = 66, ["M49"] = 15,
    };

    [Theory]
    [InlineData("members", "修订管理制度8项", "M01")]
    [InlineData("members", "revised 8 management systems", "M01")]
    [InlineData("members", "相继成立3个俱乐部", "M07")]
    [InlineData("members", "个人会员５７００人", "M05")]
    [InlineData("members", "个人会员5，700人", "M05")]
    [InlineData("members", "理事单位26家", "M02")]
    [InlineData("problems", "个人会员5700人中缴费的不多", "M05")]
    [InlineData("party", "5,700 individual members were asked", "M05")]
    [InlineData("academic", "参会代表1万余人次", "M14")]
    [InlineData("academic", "参会代表10386人次", "M14")]
    [InlineData("academic", "邀请专家15名", "M15")]
    public void A_figure_is_not_typed(string part, string text, string figure)
    {
        var refused = Assert.Throws<RefusedException>(() => Check(part, text)).Error;
        Assert.Equal(("report.typed", figure), (refused.Code, refused.Arguments[1]));
    }

    [Theory]
    [InlineData("academic", "10月15日召开理事会")]
    [InlineData("academic", "on 15 October the council met")]
    [InlineData("academic", "on October 15 the council met")]
    [InlineData("academic", "10-15日、第15届年会、15:30开始")]
    [InlineData("tasks", "9月15日前报送，合格率66.5%")]
    [InlineData("education", "开展座谈3次")]
    [InlineData("problems", "投入经费5700元，走访53户")]
    [InlineData("members", "2019年推进“50+50+4+1”，2020年继续")]
    [InlineData("members", "the plan of 2020 follows that of 2019")]
    public void What_is_no_figure_may_be_typed(string part, string text) => Assert.Null(Record.Exception(() => Check(part, text)));

    [Fact]
    public void A_difference_below_zero_is_said_as_what_it_is()
    {
        var said = Metrics.Find("M48")!.Say(new Figure("M48", -5, 788));
        Assert.Equal(("较上年同期减少5家", "5 fewer than at the same time last year"), (said.Zh, said.En));
        Assert.Equal("较上年同期增加5家", Metrics.Find("M48")!.Say(new Figure("M48", 5, 798)).Zh);
    }

    private static void Check(string part, string text) => ReportTexts.MustUseFigures(text, Metrics.Outline.Part(part)!.Zh, Figures());

    private static YearFigures Figures() => new(2019, new DateOnly(2019, 12, 31), null, [.. Metrics.All.Where(m => m.Unit is not MetricUnit.Text).Select(m =>
    {
        var figure = new Figure(m.Id, Values.GetValueOrDefault(m.Id), 1, Part: m.Unit is MetricUnit.Percent ? 0 : null, Whole: m.Unit is MetricUnit.Percent ? 1 : null);
        var printed = m.Print(figure);
        return new YearFigure(m.Id, m.Unit, figure.Value, printed, m.Say(figure), null, null, !printed.En!.StartsWith("more than", StringComparison.Ordinal), null, null, null, []);
    })]);
}
