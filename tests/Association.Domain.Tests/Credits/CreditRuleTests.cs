using Association.Domain.Credits;
using Association.Domain.Events;
using Xunit;

namespace Association.Domain.Tests.Credits;

/// <summary>The worked examples of domain.md 1.5, each test named after the rule it is about.</summary>
public sealed class CreditRuleTests
{
    private static decimal Hours(RulePackTerms pack, CmeProjectLevel? level, double hours, CreditRole role = CreditRole.Attendee) =>
        CreditCalculator.Of(pack, CreditWork.OfMinutes(level, role, (int)Math.Round(hours * 60))).Credits ?? -1;

    private static decimal Minutes(RulePackTerms pack, CreditRole role, params int[] days) => CreditCalculator.Of(pack, CreditWork.OfMinutes(null, role, days)).Credits ?? -1;

    private static CreditWork Other(CmeActivityKind kind, CmeProjectLevel? level = null, CreditRole role = CreditRole.Attendee) => new(kind, role, level, CmeDelivery.FaceToFace, []);

    private static decimal Of(RulePackTerms pack, CreditWork work, decimal used = 0) => CreditCalculator.Of(pack, work, used).Credits ?? -1;

    [Theory, InlineData(2.9, 0.5), InlineData(3, 1), InlineData(4.5, 1.5), InlineData(8, 2.5), InlineData(16, 5), InlineData(30, 10), InlineData(40, 10)]
    public void R1_03_three_hours_give_one_credit_in_half_steps_rounded_down(double hours, decimal credits) =>
        Assert.Equal(credits, Hours(StandardPacks.Cn2024, CmeProjectLevel.Municipal, hours));

    [Fact]
    public void R1_04_a_project_gives_ten_at_most_and_the_answer_says_so()
    {
        var outcome = CreditCalculator.Of(StandardPacks.Cn2024, CreditWork.OfMinutes(null, CreditRole.Attendee, 40 * 60));
        Assert.Equal(10, outcome.Credits);
        Assert.Contains(outcome.Steps, s => s is { Kind: CreditStepKind.ProjectCap, Limit: 10, Before: 13, After: 10 });
    }

    [Theory, InlineData(CmeActivityKind.Project), InlineData(CmeActivityKind.FurtherStudy), InlineData(CmeActivityKind.DegreeStudy), InlineData(CmeActivityKind.OrganisedPractice),
     InlineData(CmeActivityKind.GovernmentTask), InlineData(CmeActivityKind.SelfStudy), InlineData(CmeActivityKind.Other)]
    public void R1_05_every_kind_of_activity_has_a_rule(CmeActivityKind kind) => Assert.NotNull(StandardPacks.Cn2024.RuleFor(Other(kind)));

    [Theory, InlineData(2, 0), InlineData(3, 25), InlineData(12, 25)]
    public void R1_07_three_months_of_further_study_are_the_whole_year(int months, decimal credits) =>
        Assert.Equal(credits, Of(StandardPacks.Cn2024, Other(CmeActivityKind.FurtherStudy) with { Months = months }));

    [Theory, InlineData(4, 0, 4), InlineData(8, 4, 6), InlineData(3, 10, 0)]
    public void R1_08_self_study_and_its_like_share_ten_credits_a_year(decimal evaluated, decimal used, decimal credits)
    {
        foreach (var kind in new[] { CmeActivityKind.SelfStudy, CmeActivityKind.Paper, CmeActivityKind.ResearchProject })
        {
            var outcome = CreditCalculator.Of(StandardPacks.Cn2024, Other(kind) with { Evaluated = evaluated }, used);
            Assert.Equal((credits, StandardPacks.SelfStudyGroup), (outcome.Credits, outcome.Rule!.CapGroup));
        }

        Assert.Null(CreditCalculator.Of(StandardPacks.Cn2024, CreditWork.OfMinutes(null, CreditRole.Lecturer, 120)).Credits);
    }

    [Theory, InlineData(2, 0.5), InlineData(3, 1), InlineData(8, 2.5), InlineData(16, 5), InlineData(24, 8), InlineData(30, 10), InlineData(40, 10)]
    public void R1_20_national_attendee(double hours, decimal credits)
    {
        Assert.Equal(credits, Hours(StandardPacks.Cn2006, CmeProjectLevel.National, hours));
        Assert.Equal(credits, Hours(StandardPacks.Cn2006, CmeProjectLevel.NationalFiled, hours));
    }

    [Theory, InlineData(0.5, 1), InlineData(1, 2), InlineData(2, 4), InlineData(6, 10)]
    public void R1_20_national_lecturer(double hours, decimal credits) => Assert.Equal(credits, Hours(StandardPacks.Cn2006, CmeProjectLevel.National, hours, CreditRole.Lecturer));

    [Theory, InlineData(3, 0.5), InlineData(6, 1), InlineData(8, 1), InlineData(16, 2.5), InlineData(24, 4), InlineData(60, 10), InlineData(72, 10)]
    public void R1_21_provincial_attendee(double hours, decimal credits) => Assert.Equal(credits, Hours(StandardPacks.Cn2006, CmeProjectLevel.Provincial, hours));

    [Theory, InlineData(0.5, 0.5), InlineData(1, 1), InlineData(2, 2), InlineData(12, 10)]
    public void R1_21_provincial_lecturer(double hours, decimal credits) => Assert.Equal(credits, Hours(StandardPacks.Cn2006, CmeProjectLevel.Provincial, hours, CreditRole.Lecturer));

    [Fact]
    public void R1_22_national_distance_gives_five_at_most()
    {
        var work = CreditWork.OfMinutes(CmeProjectLevel.National, CreditRole.Attendee, 30 * 60);
        Assert.Equal(5, Of(StandardPacks.Cn2006, work with { Delivery = CmeDelivery.Distance }));
        Assert.Equal(5, Of(StandardPacks.Cn2006, work with { Kind = CmeActivityKind.Distance }));
        Assert.Equal(10, Of(StandardPacks.Cn2006, work));
    }

    [Fact]
    public void R1_23_another_cap_is_a_parameter_and_no_other_program()
    {
        var rule = StandardPacks.Cn2006.Rules.First(r => r is { Id: "R1.20", Role: CreditRole.Attendee });
        Assert.Equal(25, Hours(StandardPacks.Cn2006.With(rule with { CapPerProject = 25 }), CmeProjectLevel.National, 90));
    }

    [Fact]
    public void R1_24_a_city_project_is_class_two()
    {
        var outcome = CreditCalculator.Of(StandardPacks.Cn2006, CreditWork.OfMinutes(CmeProjectLevel.Municipal, CreditRole.Attendee, 8 * 60));
        Assert.Equal((1m, CreditClass.II), (outcome.Credits, outcome.Rule!.Class));
    }

    [Fact]
    public void R1_25_a_lecture_in_the_unit_and_its_ten_a_year()
    {
        var lecture = Other(CmeActivityKind.UnitLecture) with { Occasions = 1 };
        Assert.Equal((0.5m, 0m), (Of(StandardPacks.Cn2006, lecture), Of(StandardPacks.Cn2006, lecture, used: 10)));
        Assert.Equal(2, Of(StandardPacks.Cn2006, lecture with { Role = CreditRole.Lecturer }, used: 10));
    }

    [Fact]
    public void R1_26_a_case_discussion()
    {
        Assert.Equal(1.5m, Of(StandardPacks.Cn2006, Other(CmeActivityKind.CaseDiscussion) with { Occasions = 3 }));
        Assert.Equal(1, Of(StandardPacks.Cn2006, Other(CmeActivityKind.CaseDiscussion, role: CreditRole.Lecturer) with { Occasions = 1 }));
    }

    [Theory, InlineData(1_999, 0, 0), InlineData(2_000, 0, 1), InlineData(9_000, 0, 4), InlineData(20_000, 0, 5), InlineData(4_000, 4, 1)]
    public void R1_27_self_study_by_its_summary(int characters, decimal used, decimal credits) =>
        Assert.Equal(credits, Of(StandardPacks.Cn2006, Other(CmeActivityKind.SelfStudy) with { Characters = characters }, used));

    [Theory, InlineData(CmeActivityKind.Book, 10), InlineData(CmeActivityKind.Report, 3), InlineData(CmeActivityKind.Translation, 6)]
    public void R1_28_what_is_written(CmeActivityKind kind, decimal credits) => Assert.Equal(credits, Of(StandardPacks.Cn2006, Other(kind) with { Characters = 10_000 }));

    [Theory, InlineData(CmeProjectLevel.National, 1, 10), InlineData(CmeProjectLevel.National, 5, 6), InlineData(CmeProjectLevel.Provincial, 2, 7), InlineData(CmeProjectLevel.Municipal, 5, 2),
     InlineData(CmeProjectLevel.National, 6, 0)]
    public void R1_29a_a_research_project_by_rank(CmeProjectLevel level, int rank, decimal credits) =>
        Assert.Equal(credits, Of(StandardPacks.Cn2006, Other(CmeActivityKind.ResearchProject, level) with { Rank = rank }));

    [Theory, InlineData(CmeProjectLevel.International, 1, 10), InlineData(CmeProjectLevel.National, 3, 4), InlineData(CmeProjectLevel.Provincial, 3, 3), InlineData(CmeProjectLevel.Provincial, 4, 0)]
    public void R1_29b_a_paper_by_the_order_of_authors(CmeProjectLevel level, int rank, decimal credits) =>
        Assert.Equal(credits, Of(StandardPacks.Cn2006, Other(CmeActivityKind.Paper, level) with { Rank = rank }));

    [Theory, InlineData(7, 0), InlineData(8, 0.25), InlineData(22, 0.25), InlineData(23, 0.5), InlineData(45, 0.75), InlineData(52, 0.75), InlineData(53, 1), InlineData(60, 1),
     InlineData(95, 1.5), InlineData(480, 8)]
    public void R1_50_ama_to_the_nearest_quarter_hour(int minutes, decimal credits) => Assert.Equal(credits, Minutes(StandardPacks.Ama, CreditRole.Attendee, minutes));

    [Fact]
    public void R1_50_half_a_step_is_rounded_up_and_not_to_even()
    {
        var quarter = StandardPacks.Ama.Rules[0] with { UnitSize = 120 };
        Assert.Equal(0.25m, Minutes(StandardPacks.Ama with { Rules = [quarter] }, CreditRole.Attendee, 15));
    }

    [Fact]
    public void R1_51_faculty_earns_two_an_hour() => Assert.Equal(3, Minutes(StandardPacks.Ama, CreditRole.Lecturer, 90));

    [Fact]
    public void R1_52_eaccme_takes_eight_a_day()
    {
        Assert.Equal(8, Minutes(StandardPacks.Eaccme, CreditRole.Attendee, 510));
        Assert.Equal(12, Minutes(StandardPacks.Eaccme, CreditRole.Attendee, 510, 240));
        Assert.Equal(20.5m, Minutes(StandardPacks.Eaccme, CreditRole.Attendee, 480, 480, 285));
        Assert.Equal(0, Minutes(StandardPacks.Eaccme, CreditRole.Attendee, 29));
        Assert.True(StandardPacks.Eaccme.Rules[0].RequiresFeedback);
    }

    [Fact]
    public void R1_53_a_european_credit_is_an_american_one() => Assert.Equal(new CreditConversion("EACCME", 1), Assert.Single(StandardPacks.Ama.Conversions));

    [Fact]
    public void R1_31_every_project_credit_of_china_asks_for_an_assessment() =>
        Assert.All(new[] { StandardPacks.Cn2006, StandardPacks.Cn2024 }.SelectMany(p => p.Rules).Where(r => r is { Kind: CmeActivityKind.Project, Role: CreditRole.Attendee }), r => Assert.True(r.RequiresAssessment));

    [Theory, InlineData(269, 0), InlineData(270, 1.5)]
    public void Less_than_the_share_that_a_rule_asks_for_earns_nothing(int minutes, decimal credits)
    {
        var rule = StandardPacks.Cn2024.Rules[0] with { MinAttendancePercent = 75 };
        Assert.Equal(credits, Of(StandardPacks.Cn2024 with { Rules = [rule] }, CreditWork.OfMinutes(null, CreditRole.Attendee, minutes) with { ProjectMinutes = 360 }));
    }

    [Fact]
    public void Hours_are_counted_for_themselves_and_never_made_of_credits() => Assert.Equal(2.9m, CreditWork.OfMinutes(null, CreditRole.Attendee, 179).Hours);
}
