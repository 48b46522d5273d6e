using Association.Application.Credits;
using Association.Application.Events.Editor;
using Association.Domain.Access;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Credits;

/// <summary>Rule packs at the office's hands.</summary>
public sealed class RulePackUseTests : IntegrationTests
{
    private static AmendRulePack Amend(DateOnly from, RulePackTerms terms, string code = "SC-2024") => new(code, from, "四川省学分办法", "Sichuan", "川卫〔2026〕1号", terms.Written());

    [Theory, Databases]
    public async Task An_award_keeps_its_version_and_a_new_one_changes_nothing_old(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app, rule: "SC-2024");
        var (person, _) = await course.CameAsync("张文静", (8, 40), (13, 50));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        await course.Office.Send(new ReleaseCredits(course.At.Id, await app.Db(db => db.CreditAwards.Select(a => a.Id).SingleAsync())));
        var two = StandardPacks.Cn2024.Rules.First(r => r.Id == "R1.03");

        Assert.Equal(2, (await course.Office.Send(Amend(StandardPacks.All.Single(p => p.Code == "SC-2024").From, StandardPacks.Cn2024.With(two with { UnitSize = 2 })))).Value);

        var preview = (await course.Office.Send(new ComputeEventCredits(course.At.Id))).Value;
        Assert.Equal((1, 1, 0), (preview.Released, preview.Differ, preview.Changed));
        var award = await app.Db(db => db.CreditAwards.AsNoTracking().SingleAsync());
        Assert.Equal(("SC-2024", 1, 2m), (award.Pack, award.PackVersion, award.Credits));
        var whatIf = (await course.Office.Send(new WhatIf(person.Id, award.Year, "SC-2024", 2)))!;
        Assert.Equal((2m, 3m), (whatIf.Lines[0].Now, whatIf.Lines[0].Then));
        Assert.Equal([2, 1], (await course.Office.Send(new ListRulePacks())).Where(p => p.Code == "SC-2024").Select(p => p.Version));
    }

    [Theory, Databases]
    public async Task From_a_day_on_the_new_version_holds_and_the_old_one_until_the_day_before(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.CmeOfficer);
        Assert.Equal(2, (await office.Send(Amend(new(2026, 7, 1), StandardPacks.Cn2024 with { AnnualMinCredits = 20 }))).Value);
        var versions = (await office.Send(new ListRulePacks())).Where(p => p.Code == "SC-2024").OrderBy(p => p.Version).ToList();
        Assert.Equal((new DateOnly(2026, 6, 30), false), (versions[0].To!.Value, versions[0].Superseded));
        Assert.Equal(20, (await office.Send(new GetRulePack("SC-2024", 2)))!.Rules.AnnualMinCredits);
        Assert.Equal("record.not-found", (await office.Send(Amend(new(2020, 1, 1), StandardPacks.Cn2024, "CN-1900"))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_copy_that_would_leave_a_hole_or_an_overlap_is_refused(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.CmeOfficer);
        CopyRulePack Copy(DateOnly from, string jurisdiction = "CN", string code = "CN-2030") => new("CN-2024", 1, code, jurisdiction, from, "新办法", null, "测试");

        Assert.Equal("rule-pack.overlap", (await office.Send(Copy(new(2022, 1, 1)))).Errors[0].Code);
        Assert.Equal("rule-pack.code-taken", (await office.Send(Copy(new(2030, 1, 1), code: "EACCME"))).Errors[0].Code);
        Assert.Equal(1, (await office.Send(Copy(new(2030, 1, 1)))).Value);
        Assert.Equal(new DateOnly(2029, 12, 31), (await office.Send(new GetRulePack("CN-2024", 1)))!.Line.To);
        Assert.Equal(1, (await office.Send(Copy(new(2026, 1, 1), "CN-CQ", "CQ-2026"))).Value);
        Assert.NotEmpty((await office.Send(Copy(new(2026, 1, 1), "CN-HB", "HB-2026") with { NameEn = new string('x', 201) })).Errors);
        var course = new AnEvent().Draft();
        await app.Given(course);
        Assert.True((await app.As(Role.EventOfficer).Send(new SetCmeTerms(course.Id, true, 2, 6, null, null, CmeDelivery.FaceToFace, "CQ-2026"))).Succeeded);
        Assert.Equal("新办法", (await app.As(Role.EventOfficer).Send(new ListCmeRules(course.Id))).Single(r => r is { Code: "CQ-2026", IsOwn: true }).Name.Zh);
    }

    [Theory, Databases]
    public async Task Nonsense_is_refused_and_who_may_not_edit_cannot(DatabaseKind database)
    {
        var app = await StartAsync(database);
        Assert.Equal("rule-pack.unreadable", (await app.As(Role.CmeOfficer).Send(new AmendRulePack("SC-2024", new(2026, 7, 1), "x", null, "x", "{"))).Errors[0].Code);
        Assert.Equal("access.denied", (await app.As(Role.EventOfficer).Send(Amend(new(2026, 7, 1), StandardPacks.Cn2024))).Errors[0].Code);
    }
}
