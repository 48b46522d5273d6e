using Association.Application.Common;
using Association.Application.Events.Doors;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Events.Doors;

/// <summary>What a device holds to find somebody by without network. Source: security.md B38.</summary>
public sealed class OfflineListTests : IntegrationTests
{
    [Theory, Databases]
    public async Task It_finds_by_reading_number_and_tail_and_holds_no_address_and_no_whole_number(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (new AnEvent().Published(), new AMember(Email: "zhang@example.org").Live());
        Assert.True(MobileNumber.TryParse("13912345678", out var mobile));
        member.Person.Contact(app.Services.GetRequiredService<IPersonalNumbers>().Seal(mobile), member.Person.Email);
        var place = new ARegistration(conference, member.Person).Active();
        await app.Given(conference, member, place);

        var list = await app.As().At(conference.Id, Role.DoorSteward).Send(new GetOfflineList(conference.Id));

        var ticket = Assert.Single(list!.Tickets);
        Assert.Equal([member.Person.Pinyin, member.Person.Initials, place.Registration.Number.ToLowerInvariant(), "5678"], ticket.Keys.Split(' '));
        var said = ticket.ToString();
        Assert.DoesNotContain("1234", said, StringComparison.Ordinal);
        Assert.DoesNotContain("@", said, StringComparison.Ordinal);
        Assert.DoesNotContain(place.Registration.TicketCode, said, StringComparison.Ordinal);
    }
}
