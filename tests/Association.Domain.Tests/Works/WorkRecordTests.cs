using Association.Domain.Common;
using Association.Domain.Reports;
using Association.Domain.Works;
using Xunit;

namespace Association.Domain.Tests.Works;

public sealed class WorkRecordTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly OpenYears Years = new(Today, new HashSet<int> { 2019 }, new HashSet<int> { 2025 });

    [Fact]
    public void Every_kind_asks_only_for_fields_that_it_has()
    {
        Assert.Equal(Enum.GetValues<WorkKind>(), WorkRules.All.Select(r => r.Kind));
        Assert.All(WorkRules.All, rule =>
        {
            Assert.Empty(rule.Required.Except(rule.Fields));
            Assert.Equal(rule.Has(WorkField.Form), rule.Forms.Count > 0);
            Assert.Equal(rule.Has(WorkField.Parent), rule.Parent is not null);
        });
    }

    [Theory]
    [InlineData("2026-03-10", null)]
    [InlineData("2026-03-11", "work.ahead")]
    [InlineData("2025-12-31", "work.year-closed")]
    [InlineData("2024-06-01", "work.year-not-open")]
    [InlineData("2019-06-01", null)]
    public void A_day_must_lie_in_an_open_year(string day, string? refused) =>
        Assert.Equal(refused, Refusal(() => Exam(10, 9, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(87, 78, null)]
    [InlineData(87, 87, null)]
    [InlineData(87, 88, "work.passed-above-total")]
    [InlineData(-1, 0, "work.number")]
    [InlineData(1_000_001, 0, "work.number")]
    public void Passed_is_a_part_of_total(int total, int passed, string? refused) => Assert.Equal(refused, Refusal(() => Exam(total, passed, Today)));

    [Fact]
    public void Fields_of_another_kind_are_left_out()
    {
        var exam = new WorkRecord(WorkKind.ExamSitting, new(new("考核"), Today, Form: WorkForm.FreeClinic, Partner: "某院", Amount: 5, Total: 3, Passed: 3), Years);
        Assert.Equal((null, null, null, Department.Education), (exam.Form, exam.Partner, exam.Amount, exam.Department));
    }

    [Fact]
    public void A_record_of_a_closed_year_neither_changes_nor_leaves()
    {
        var exam = Exam(3, 3, Today);
        var closed = Years with { Closed = new HashSet<int> { 2026 } };
        Assert.Equal("work.year-closed", Refusal(() => exam.Change(new(new("考核"), new DateOnly(2019, 1, 1), Total: 1, Passed: 1), closed)));
        Assert.Equal("work.year-closed", Refusal(() => exam.MustBeRemovable(closed)));
        Assert.Equal(3, exam.Total);
    }

    [Fact]
    public void A_frozen_report_is_sealed_and_reopened_with_a_reason()
    {
        var report = new AnnualReport(2025, Today, opened: false);
        var first = report.Freeze("{}", null, default, "office", new(2026, 1, 16, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((1, ReportSnapshot.HashOf("{}"), ReportState.Closed), (first.Number, first.Hash, report.State));
        Assert.Equal("report.closed", Refusal(() => report.Freeze("{}", null, default, "office", default)));
        Assert.Equal("report.closed", Refusal(() => report.Write("members", "zh-CN", "x")));
        Assert.Equal("report.reason-missing", Refusal(() => report.Reopen("")));
        report.Reopen("更正");
        Assert.Equal((2, "更正"), (report.Freeze("[]", "[]", default, "office", default) is var second ? second.Number : 0, second.Reason));
        Assert.Equal("report.year", Refusal(() => new AnnualReport(2027, Today, opened: true)));
    }

    private static WorkRecord Exam(int total, int passed, DateOnly day) => new(WorkKind.ExamSitting, new(new Bilingual("考核"), day, Total: total, Passed: passed), Years);

    private static string? Refusal(Action act)
    {
        try { act(); }
        catch (RefusedException refused) { return refused.Error.Code; }
        return null;
    }

    private static string? Refusal(Func<object> act) => Refusal(() => { act(); });
}
