using Association.Application.Events;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events;

public sealed class ScanTicketTests : IntegrationTests
{
    private sealed record Case(TestApp App, BuiltEvent Event, Registration Ticket, TestUser Steward);

    private async Task<Case> AtTheDoorAsync(DatabaseKind database, decimal price = 0)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: price).Published(), new AMember().Live());
        var ticket = new ARegistration(@event, member.Person).Active();
        await app.Given(@event, member, ticket);
        return new(app, @event, ticket.Registration, app.As().At(@event.Id, Role.DoorSteward));
    }

    private static ScanTicket Scan(Id<Event> @event, string code, string? nonce = null) =>
        new(@event, code, null, ScanMethod.Camera, nonce ?? Guid.NewGuid().ToString("N"));

    [Theory, Databases]
    public async Task The_first_scan_lets_in_and_the_second_says_when(DatabaseKind database)
    {
        var door = await AtTheDoorAsync(database);

        var first = (await door.Steward.Send(Scan(door.Event.Id, door.Ticket.TicketCode))).Value;
        door.App.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = (await door.Steward.Send(Scan(door.Event.Id, door.Ticket.TicketCode.ToLowerInvariant()))).Value;

        Assert.Equal((ScanVerdict.Admitted, "张文静", 1, 1), (first.Verdict, first.Name, first.Present, first.Expected));
        Assert.Equal((ScanVerdict.AlreadyIn, Sample.Now, 1), (second.Verdict, second.FirstAt, second.Present));
    }

    [Theory, Databases]
    public async Task Twenty_doors_at_once_let_one_person_in_once(DatabaseKind database)
    {
        var door = await AtTheDoorAsync(database);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => door.Steward.Send(Scan(door.Event.Id, door.Ticket.TicketCode)))));

        Assert.Single(answers, a => a.Succeeded && a.Value.Verdict is ScanVerdict.Admitted);
        Assert.All(answers.Where(a => a.Succeeded && a.Value.Verdict is not ScanVerdict.Admitted), a => Assert.Equal(ScanVerdict.AlreadyIn, a.Value.Verdict));
        Assert.Equal(1, await door.App.Db(db => db.Scans.CountAsync(s => s.Verdict == ScanVerdict.Admitted)));
    }

    [Theory, Databases]
    public async Task A_scan_sent_again_is_one_scan(DatabaseKind database)
    {
        var door = await AtTheDoorAsync(database);

        var answers = new[] { await door.Steward.Send(Scan(door.Event.Id, door.Ticket.TicketCode, "n1")), await door.Steward.Send(Scan(door.Event.Id, door.Ticket.TicketCode, "n1")) };

        Assert.All(answers, a => Assert.Equal(ScanVerdict.Admitted, a.Value.Verdict));
        Assert.Equal(1, await door.App.Db(db => db.Scans.CountAsync()));
    }

    [Theory, Databases]
    public async Task Foreign_guessed_and_unpaid_codes_are_refused_and_kept(DatabaseKind database)
    {
        var door = await AtTheDoorAsync(database, price: 100);
        var other = new AnEvent(Slug: "other").Published();
        await door.App.Given(other);
        var officer = door.App.As(Role.EventOfficer);

        var foreign = (await officer.Send(Scan(other.Id, door.Ticket.TicketCode))).Value;
        var guessed = (await officer.Send(Scan(other.Id, door.Ticket.Number))).Value;
        var unpaid = (await officer.Send(Scan(door.Event.Id, door.Ticket.TicketCode))).Value;

        Assert.Equal((ScanVerdict.WrongEvent, null), (foreign.Verdict, foreign.Name));
        Assert.Equal((ScanVerdict.Unknown, null), (guessed.Verdict, guessed.Name));
        Assert.Equal(ScanVerdict.Unpaid, unpaid.Verdict);
        Assert.Equal(3, await door.App.Db(db => db.Scans.CountAsync()));
        Assert.Null(await door.App.Db(db => db.Registrations.Select(r => r.CheckedInAt).SingleAsync()));
    }

    [Theory, Databases]
    public async Task A_steward_keeps_the_own_door_only(DatabaseKind database)
    {
        var door = await AtTheDoorAsync(database);
        var other = new AnEvent(Slug: "other").Published();
        await door.App.Given(other);

        Assert.Equal(ErrorKind.NotFound, (await door.Steward.Send(Scan(other.Id, door.Ticket.TicketCode))).Errors[0].Kind);
        Assert.Equal([door.Event.Id.Value], (await door.Steward.Send(new ListDoors())).Select(d => d.Event));
        await Assert.ThrowsAsync<RefusedException>(() => door.Steward.Send(new FindAtDoor(other.Id, "zwj")));
    }

    [Theory, Databases]
    public async Task A_name_is_found_by_characters_reading_and_initials(DatabaseKind database)
    {
        var door = await AtTheDoorAsync(database);
        foreach (var text in new[] { "文静", "zwj", "zhangwen", "Zhang Wen", door.Ticket.Number.ToLowerInvariant() })
            Assert.Equal("张文静", Assert.Single(await door.Steward.Send(new FindAtDoor(door.Event.Id, text))).Name);
        Assert.Empty(await door.Steward.Send(new FindAtDoor(door.Event.Id, "%")));
    }
}
