using Association.Application.Events;
using Association.Application.Finance;
using Association.Domain.Access;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

public sealed class DrawReceiptsTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_receipt_is_drawn_once_however_many_draw_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AMember().Live());
        await app.Given(@event, member);
        await app.As(member.Id).Send(new RegisterForEvent(@event.Id, @event.Category.Id, null, true, null, null));
        var order = await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync());
        Assert.True((await app.As(Role.FinanceOfficer).Send(new ConfirmPayment(order, 300, Sample.Today))).Succeeded);

        var receipt = Assert.Single(await app.Send(new UndrawnReceipts()));
        await Task.WhenAll(app.Send(new DrawReceipt(receipt)), app.Send(new DrawReceipt(receipt)));

        Assert.Empty(await app.Send(new UndrawnReceipts()));
        var paper = (await app.As(Role.FinanceOfficer).Send(new DownloadReceipt(receipt)))!;
        await using var content = paper.Content;
        var start = new byte[5];
        await content.ReadExactlyAsync(start);
        Assert.Equal("%PDF-"u8.ToArray(), start);
        Assert.Equal("R2026-000001.pdf", paper.Name);
        Assert.Equal(1, await app.Db(db => db.Files.CountAsync()));
    }
}
