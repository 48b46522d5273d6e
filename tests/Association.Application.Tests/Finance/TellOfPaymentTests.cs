using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Infrastructure.Identity;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

public sealed class TellOfPaymentTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Who_pays_for_the_own_place_gets_one_mail_the_ticket(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AMember(Email: "own@example.org").Live());
        var account = AccountOf("own@example.org", member.Id);
        await app.Given(conference, member, account);
        await app.As(member.Id, new UserId(account.Id)).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null));

        await PayAsync(app, 300);
        Assert.Equal(["own@example.org"], await ToldAsync(app, MailTemplates.RegistrationConfirmed));
        Assert.Empty(await ToldAsync(app, MailTemplates.PaymentConfirmed));
    }

    [Theory, Databases]
    public async Task Who_pays_for_somebody_else_is_told_in_his_language_and_keeps_the_receipt(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, account) = (new AnEvent(Member: 300, NonMember: 500).Published(), AccountOf("payer@example.org", null));
        await app.Given(conference, account);
        await app.As(new UserId(account.Id)).Send(new RegisterForEvent(
            conference.Id, conference.Category.Id, new GuestDetails("李明", "13900001111", "guest@example.org", null), true, null, null));

        await PayAsync(app, 500);
        Assert.Equal(["guest@example.org"], await ToldAsync(app, MailTemplates.RegistrationConfirmed));
        Assert.Equal(["payer@example.org"], await ToldAsync(app, MailTemplates.PaymentConfirmed));

        foreach (var receipt in await app.Send(new UndrawnReceipts())) Assert.True((await app.Send(new DrawReceipt(receipt))).Succeeded);
        var paid = await ComposeAsync(app, MailTemplates.PaymentConfirmed);
        Assert.Equal("R2026-000001.pdf", Assert.Single(paid.Attachments).Name);
        Assert.Contains("Payment confirmed", paid.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain((await ComposeAsync(app, MailTemplates.RegistrationConfirmed)).Attachments, a => a.Name.EndsWith(".pdf", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task A_payment_after_the_ticket_went_out_is_confirmed_by_a_mail_of_its_own(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Member: 300, NonMember: 500).Published();
        await app.Given(conference);
        var id = (await app.Anonymous.Send(new RegisterForEvent(
            conference.Id, conference.Category.Id, new GuestDetails("李明", "13900001111", "guest@example.org", null), true, null, null))).Value.Registration;
        await app.Given(new OutboxMessage(MailTemplates.RegistrationConfirmed, id, "earlier@example.org", "zh-CN", app.Now));

        await PayAsync(app, 500);
        Assert.Equal(["guest@example.org"], await ToldAsync(app, MailTemplates.PaymentConfirmed));
    }

    private static Account AccountOf(string email, Id<Domain.Members.Person>? person)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id, DisplayName = "Payer", UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true, Culture = "en", SecurityStamp = id.ToString("N"), Person = person, CreatedAt = Sample.Now,
        };
    }

    private static async Task PayAsync(TestApp app, decimal amount)
    {
        var order = await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync());
        Assert.True((await app.As(Role.FinanceOfficer).Send(new ConfirmPayment(order, amount, Sample.Today))).Succeeded);
    }

    private static Task<List<string>> ToldAsync(TestApp app, string template) => app.Db(db => db.Outbox.Where(m => m.Template == template).Select(m => m.To).ToListAsync());

    private static async Task<MailContent> ComposeAsync(TestApp app, string template)
    {
        var message = await app.Db(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Template == template));
        return (await app.With<IEnumerable<IMessageComposer>, MailContent?>(composers => composers.Single(c => c.Template == template).ComposeAsync(message, default)))!;
    }
}
