using Association.Application.Badges;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Tasks;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Badges;

public sealed class BadgeTests : IntegrationTests
{
    private readonly BuiltEvent _event = new AnEvent().Published();
    private readonly BuiltEvent _next = new AnEvent(Slug: "next-year").Published();
    private TestApp _app = null!;
    private TestUser _officer = null!;
    private List<BuiltRegistration> _people = [];

    private async Task<Id<BadgeTemplate>> OpenAsync(DatabaseKind database)
    {
        _app = await StartAsync(database);
        BuiltMember[] members = [new AMember("赵一", "zhaoyi", "zy").Live(), new AMember("安二", "aner", "ae").Live(), new AMember("马三", "masan", "ms").Live()];
        _people = [.. members.Select(m => new ARegistration(_event, m.Person).Active())];
        await _app.Given([_event, _next, .. members, .. _people]);
        _officer = _app.As(Role.EventOfficer);
        return new((await _officer.Send(new AddBadgeTemplate(_event.Id, "标准", null))).Value);
    }

    private async Task<TaskDetails> PrintAsync(Id<BadgeTemplate> template, BadgeSelection selection, params Id<Domain.Events.Registration>[] chosen)
    {
        var started = await _officer.Send(new StartBadgePrint(_event.Id, template, BadgeOrder.Name, selection, chosen));
        Assert.Empty(started.Errors);
        await _app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));
        return (await _officer.Send(new GetTask(new(started.Value))))!;
    }

    [Theory, Databases]
    public async Task Many_are_printed_by_name_and_the_next_run_prints_only_who_is_new(DatabaseKind database)
    {
        var template = await OpenAsync(database);
        var task = await PrintAsync(template, BadgeSelection.NotPrinted);
        Assert.Equal((LongTaskState.Done, 3, 3), (task.State, task.Total, task.Done));

        var run = (await _officer.Send(new GetBadges(_event.Id))).Runs.Single();
        var file = (await _officer.Send(new DownloadBadges(_event.Id, new(run.Id))))!;
        using var content = new MemoryStream();
        await file.Content.CopyToAsync(content);
        Assert.Equal("%PDF"u8.ToArray(), content.ToArray()[..4]);

        Assert.Equal(BadgeErrors.Nobody.Code, (await _officer.Send(new StartBadgePrint(_event.Id, template, BadgeOrder.Name, BadgeSelection.NotPrinted, []))).Errors[0].Code);
        Assert.Equal(1, (await PrintAsync(template, BadgeSelection.Chosen, _people[1].Id)).Total);
        Assert.Equal([2, 1, 1], (await _officer.Send(new ListBadgePeople(_event.Id))).Lines.Select(l => l.Printed));
        Assert.Equal(0, (await _officer.Send(new GetBadges(_event.Id))).Waiting);
    }

    [Theory, Databases]
    public async Task A_badge_is_taken_over_from_another_event(DatabaseKind database)
    {
        var template = await OpenAsync(database);
        var copied = await _officer.Send(new AddBadgeTemplate(_next.Id, "沿用", template));
        var badges = await _officer.Send(new GetBadges(_next.Id));
        Assert.Equal((copied.Value, 7), (badges.Templates[0].Id.Value, badges.Templates[0].Items.Count));

        var elsewhere = _app.As().At(_next.Id, Role.EventOfficer);
        Assert.Equal(BadgeErrors.NotFound.Code, (await elsewhere.Send(new AddBadgeTemplate(_next.Id, "沿用", template))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_box_stays_on_the_badge_and_a_printed_badge_on_record(DatabaseKind database)
    {
        var template = await OpenAsync(database);
        var look = new BadgeItemLook(BadgeItemKind.Text, new(60, 5, 40, 10), BadgeFont.Sans, 12, BadgeAlign.Left, BadgeOverflow.Cut, "工作人员");
        Assert.Equal(BadgeErrors.Outside.Code, (await _officer.Send(new PutBadgeItem(_event.Id, template, null, look))).Errors[0].Code);
        var put = await _officer.Send(new PutBadgeItem(_event.Id, template, null, look with { Box = new(45, 5, 40, 10) }));
        Assert.Empty(put.Errors);
        Assert.NotEmpty((await _officer.Send(new PreviewBadge(_event.Id, template, Longest: true)))!);
        Assert.Equal(BadgeErrors.Outside.Code, (await _officer.Send(new SetBadgeLayout(_event.Id, template, "小", BadgeLayout.A4 with { BadgeWidth = 50 }))).Errors[0].Code);
        Assert.Empty((await _officer.Send(new TakeBadgeItem(_event.Id, template, new(put.Value)))).Errors);

        await PrintAsync(template, BadgeSelection.All);
        Assert.Equal("badge.printed", (await _officer.Send(new RemoveBadgeTemplate(_event.Id, template))).Errors[0].Code);
        Assert.Equal(3, await _app.Db(db => db.BadgeRuns.SelectMany(r => r.Badges).CountAsync()));
    }
}
