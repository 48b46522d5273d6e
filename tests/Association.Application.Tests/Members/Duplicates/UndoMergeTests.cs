using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Members.Duplicates;

/// <summary>The way back: row by row, but for what somebody changed since.</summary>
public sealed class UndoMergeTests : IntegrationTests
{
    public static TheoryData<DatabaseKind, bool> Ways
    {
        get
        {
            var ways = new TheoryData<DatabaseKind, bool>();
            foreach (var kind in DatabaseKinds.Tested)
                foreach (var all in new[] { false, true })
                    ways.Add(kind, all);
            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task An_undone_merge_leaves_every_row_as_before(DatabaseKind database, bool takesAll)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var before = await twins.RowsAsync();
        var merge = await twins.MergedAsync(takesAll ? new(Enum.GetValues<PersonField>(), true, true, true) : Twins.Plain);
        Assert.NotEqual(before, await twins.RowsAsync());

        var undone = await twins.Officer.Send(new UndoMerge(merge));

        Assert.True(undone.Succeeded, undone.Succeeded ? "" : undone.Errors[0].Code);
        Assert.Empty(undone.Value.Left);
        Assert.Equal(before, await twins.RowsAsync());
        Assert.Equal("merge.undone", (await twins.Officer.Send(new UndoMerge(merge))).Errors[0].Code);
        Assert.Null(await twins.Officer.Send(new FindSurvivor(twins.Gone.Id.Value)));
    }

    [Theory, Databases]
    public async Task What_was_changed_since_is_left_and_told(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var merge = await twins.MergedAsync(new([PersonField.Email], false, false, false));
        await twins.App.Db(async db =>
        {
            var survivor = await db.People.SingleAsync(p => p.Id == twins.Keep.Id);
            survivor.Contact(survivor.Mobile, "new@example.org");
            db.UnitInvitations.Remove(await db.UnitInvitations.SingleAsync());
            await db.SaveChangesAsync();
        });

        var left = (await twins.Officer.Send(new UndoMerge(merge))).Value.Left;

        Assert.Equal([("Person", "Email", LeftBecause.ChangedSince), ("UnitInvitation", null, LeftBecause.GoneSince)],
            left.OrderBy(l => l.Record, StringComparer.Ordinal).Select(l => (l.Record, l.Value, l.Because)));
        Assert.Equal("new@example.org", await twins.App.Db(db => db.People.Where(p => p.Id == twins.Keep.Id).Select(p => p.Email).SingleAsync()));
        Assert.Equal(1, await twins.App.Db(db => db.Registrations.CountAsync(r => r.Person == twins.Gone.Id)));
    }

    [Theory, Databases]
    public async Task A_number_that_somebody_was_given_since_is_not_held_twice(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var merge = await twins.MergedAsync();
        var newcomer = new AMember(Name: "李国强", Pinyin: "liguoqiang").Guest();
        Twins.Identify(twins.App, newcomer, 4711);
        await twins.App.Given(newcomer);
        var before = await twins.RowsAsync();

        Assert.Equal("merge.number-taken", (await twins.Officer.Send(new UndoMerge(merge))).Errors[0].Code);
        Assert.Equal(before, await twins.RowsAsync());
        await twins.Officer.Send(new MergePersons(twins.Keep.Id, newcomer.Id, Twins.Plain));
        Assert.True((await twins.Officer.Send(new UndoMerge(merge))).Succeeded);
    }

    [Theory, Databases]
    public async Task What_came_since_stays_with_the_one_who_stayed(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var merge = await twins.MergedAsync();
        var @event = new AnEvent(Slug: "since").Published();
        await twins.App.Given(@event);
        await twins.App.Given(new ARegistration(@event, twins.Keep.Person).Active());

        Assert.Empty((await twins.Officer.Send(new UndoMerge(merge))).Value.Left);
        Assert.Equal(twins.Keep.Id, await twins.App.Db(db => db.Registrations.Where(r => r.Event == @event.Id).Select(r => r.Person).SingleAsync()));
    }

    [Theory, Databases]
    public async Task After_thirty_days_nothing_is_kept_to_undo_with(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var merge = await twins.MergedAsync();
        twins.App.Clock.Advance(PersonMerge.Undoable - TimeSpan.FromMinutes(1));
        await twins.App.Send(new ForgetMerges());
        Assert.True((await twins.Officer.Send(new GetMerge(merge)))!.CanBeUndone);

        twins.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("merge.too-late", (await twins.Officer.Send(new UndoMerge(merge))).Errors[0].Code);
        Assert.True((await twins.App.Send(new ForgetMerges())).Value > 0);
        Assert.Null(await twins.App.Db(db => db.PersonMerges.Where(m => m.Id == merge).Select(m => m.Journal).SingleAsync()));
        Assert.NotNull(await twins.Officer.Send(new FindSurvivor(twins.Gone.Id.Value)));
    }

    [Theory, Databases]
    public async Task Tombstones_lead_on_and_are_undone_from_the_last(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var third = new AMember(Name: "张文京").Guest();
        await twins.App.Given(third);
        var before = await twins.RowsAsync();
        var first = await twins.MergedAsync();
        var second = new Id<PersonMerge>((await twins.Officer.Send(new MergePersons(third.Id, twins.Keep.Id, Twins.Plain))).Value);
        Assert.Equal(third.Id.Value, (await twins.Officer.Send(new FindSurvivor(twins.Gone.Id.Value)))!.Person);

        Assert.Equal("merge.later", (await twins.Officer.Send(new UndoMerge(first))).Errors[0].Code);
        Assert.Empty((await twins.Officer.Send(new UndoMerge(second))).Value.Left);
        Assert.Empty((await twins.Officer.Send(new UndoMerge(first))).Value.Left);
        Assert.Equal(before, await twins.RowsAsync());
    }
}
