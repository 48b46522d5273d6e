using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Finance.Dues;
using Association.Application.Members;
using Association.Application.Members.Duplicates;
using Association.Application.Members.Memberships;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Members.Duplicates;

/// <summary>Two records become one, whole and once; what the association knows adds up before and after.</summary>
public sealed class MergeTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Everything_goes_over_and_adds_up(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var shown = (await twins.Officer.Send(new GetMergeView(twins.Keep.Id, twins.Gone.Id, Twins.Plain)))!;
        Assert.Null(shown.Blocker);
        Assert.All(shown.Counts, count => Assert.Equal(count.After, count.Keep + count.Gone - count.Folded + count.Added));

        await twins.MergedAsync();

        var counts = await twins.App.With<IPersonReferences, IReadOnlyDictionary<string, int>>(references => references.CountAsync(twins.Keep.Id, default));
        Assert.All(shown.Counts.Where(c => MergeRules.Of.ContainsKey(c.Column)), count => Assert.Equal((count.Column, count.After), (count.Column, counts[count.Column])));
        Assert.All(MergeRules.Of.Keys.Where(MergeRules.IsCounted), column => Assert.True(counts[column] > 0, column));
        Assert.Empty(await twins.App.With<IPersonReferences, IReadOnlyList<string>>(references => references.PointingAsync([twins.Gone.Id], default)));
        Assert.Equal(twins.Keep.Id.Value, (await twins.Officer.Send(new FindSurvivor(twins.Gone.Id.Value)))!.Person);
    }

    [Theory, Databases]
    public async Task Two_who_were_charged_for_one_year_are_one_when_one_charge_was_taken_back(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var (order, run) = (new Order(null, "张文静", null, Sample.Now.AddDays(30), Sample.Now), await twins.App.Db(db => db.DuesRuns.AsNoTracking().SingleAsync()));
        order.AddDues("2026年度会费", new(100));
        var charge = new DuesCharge(run, new(null, null, twins.Keep.Id, MembershipCategory.Ordinary), order.Total, order);
        await twins.App.Given(order, charge, LedgerTransaction.Move(LedgerKind.Charge, order.Id, LedgerAccount.Receivable, LedgerAccount.DuesIncome, order.Total, Sample.Now));

        Assert.Equal("merge.both-charged", (await twins.Officer.Send(new GetMergeView(twins.Keep.Id, twins.Gone.Id, Twins.Plain)))!.Blocker?.Code);
        Assert.Equal("merge.both-charged", (await twins.Officer.Send(new MergePersons(twins.Keep.Id, twins.Gone.Id, Twins.Plain))).Errors[0].Code);
        Assert.Empty((await twins.App.As(Role.FinanceOfficer).Send(new WithdrawCharge(charge.Id, "同一人"))).Errors);
        await twins.MergedAsync();
        Assert.Equal(2, await twins.App.Db(db => db.DuesCharges.CountAsync(c => c.Person == twins.Keep.Id)));
    }

    [Theory, Databases]
    public async Task A_preview_changes_nothing(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var before = await twins.RowsAsync();
        Assert.NotNull(await twins.Officer.Send(new GetMergeView(twins.Keep.Id, twins.Gone.Id)));
        Assert.Equal(before, await twins.RowsAsync());
    }

    [Theory, Databases]
    public async Task The_chosen_fields_come_from_the_record_that_goes(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        await twins.MergedAsync(new([PersonField.Name, PersonField.Identity, PersonField.Email], WorkOfGone: true, NumberOfGone: true, AccountOfGone: true));
        var member = (await twins.Officer.Send(new GetMember(twins.Keep.Id)))!;
        Assert.Equal(("张文婧", "wenjing@example.org", "M700002"), (member.Name, member.Email, member.Number));
        Assert.NotNull(member.ResidentIdMasked);
        Assert.Equal("合并诊所", Assert.Single(member.Employments).UnitName);
        Assert.Equal("gone", await twins.App.Db(db => db.Users.Where(a => a.Person == twins.Keep.Id).Select(a => a.DisplayName).SingleAsync()));
    }

    [Theory, Databases]
    public async Task The_old_number_is_found_the_old_card_holds_and_neither_is_given_again(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var card = await twins.App.Db(db => db.Memberships.Where(m => m.Person == twins.Gone.Id).Select(m => m.CardKey!).SingleAsync());
        await twins.MergedAsync();
        Assert.Equal(twins.Keep.Id.Value, Assert.Single((await twins.Officer.Send(new ListMembers(new MemberFilter("m700002")))).Items).Id);
        Assert.Equal(CardAnswer.Valid, await twins.App.Anonymous.Send(new CheckCard(card)));
        var given = await twins.App.With<IAssociationDb, IReadOnlyList<string>>(async db =>
        {
            await db.StartSequenceAsync(MemberNumbers.Scope, default);
            await db.NumberSequences.Where(s => s.Scope == MemberNumbers.Scope).ExecuteUpdateAsync(row => row.SetProperty(s => s.Last, 700_000));
            return await db.NumbersForAsync(await db.PolicyAsync(default), [(MembershipCategory.Ordinary, Sample.Today), (MembershipCategory.Ordinary, Sample.Today)], default);
        });
        Assert.Equal(["M700003", "M700004"], given);
    }

    [Theory, Databases]
    public async Task Of_two_who_merge_the_same_pair_at_once_one_does(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var (keep, gone) = (twins.Keep.Id, twins.Gone.Id);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            twins.Officer.Send(i % 2 == 0 ? new MergePersons(keep, gone, Twins.Plain) : new MergePersons(gone, keep, Twins.Plain)))));
        Assert.Single(all, r => r.Succeeded);
        Assert.All(all.Where(r => !r.Succeeded), r => Assert.Equal("merge.done", r.Errors[0].Code));
        Assert.Equal(1, await twins.App.Db(db => db.People.CountAsync(p => p.Id == keep || p.Id == gone)));
    }

    [Theory, Databases]
    public async Task A_record_is_merged_with_another_that_is_there(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var (keep, gone, third) = (twins.Keep.Id, twins.Gone.Id, new AMember(Name: "李国强", Pinyin: "liguoqiang").Guest());
        await twins.App.Given(third);
        Assert.Equal("duplicate.same-person", (await twins.Officer.Send(new MergePersons(keep, keep, Twins.Plain))).Errors[0].Code);
        await twins.MergedAsync();
        var before = await twins.RowsAsync();

        Assert.Equal("merge.done", (await twins.Officer.Send(new MergePersons(keep, gone, Twins.Plain))).Errors[0].Code);
        Assert.Equal("merge.gone", (await twins.Officer.Send(new MergePersons(third.Id, gone, Twins.Plain))).Errors[0].Code);
        Assert.Equal("record.not-found", (await twins.Officer.Send(new MergePersons(keep, Id<Person>.New(), Twins.Plain))).Errors[0].Code);
        Assert.Equal(before, await twins.RowsAsync());
    }

    [Theory, Databases]
    public async Task Nobody_is_at_an_event_twice(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var @event = new AnEvent(Slug: "both").Published();
        await twins.App.Given(@event);
        await twins.App.Given(new ARegistration(@event, twins.Keep.Person).Active(), new ARegistration(@event, twins.Gone.Person).Active());
        var before = await twins.RowsAsync();

        var refused = await twins.Officer.Send(new MergePersons(twins.Keep.Id, twins.Gone.Id, Twins.Plain));
        Assert.Equal("merge.both-registered", refused.Errors[0].Code);
        Assert.Equal("merge.both-registered", (await twins.Officer.Send(new GetMergeView(twins.Keep.Id, twins.Gone.Id)))!.Blocker!.Code);
        Assert.Equal(before, await twins.RowsAsync());
    }

    [Theory, Databases]
    public async Task A_registration_that_arrives_during_a_merge_is_not_lost(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        var @event = new AnEvent(Slug: "meanwhile", Now: twins.App.Now).Published();
        await twins.App.Given(@event);
        var mine = twins.App.As(twins.Gone.Id);
        var register = Task.Run(() => mine.Send(new RegisterForEvent(@event.Id, @event.Category.Id, null, true, null, null)));
        var merge = Task.Run(() => twins.Officer.Send(new MergePersons(twins.Keep.Id, twins.Gone.Id, Twins.Plain)));
        var merged = await merge;
        // Whose session was opened before the merge finds no record and has to come again.
        var registered = await Record.ExceptionAsync(() => register) is null && (await register).Succeeded;

        Assert.True(merged.Succeeded, merged.Errors.Count > 0 ? merged.Errors[0].Code : "");
        Assert.Equal(registered ? 1 : 0, await twins.App.Db(db => db.Registrations.CountAsync(r => r.Event == @event.Id && r.Person == twins.Keep.Id)));
    }

    [Theory, Databases]
    public async Task Only_those_who_may_merge_do(DatabaseKind database)
    {
        var twins = await Twins.BornAsync(await StartAsync(database));
        foreach (var role in new[] { Role.Auditor, Role.EventOfficer, Role.FinanceOfficer })
            Assert.Equal("access.denied", (await twins.App.As(role).Send(new MergePersons(twins.Keep.Id, twins.Gone.Id, Twins.Plain))).Errors[0].Code);
        Assert.Equal("merge.outdated", (await twins.Officer.Send(new MergePersons(twins.Keep.Id, twins.Gone.Id, Twins.Plain, "9.9"))).Errors[0].Code);
    }
}
