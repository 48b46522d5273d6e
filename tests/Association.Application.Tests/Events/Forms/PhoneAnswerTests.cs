using Association.Application.Events.Forms;
using Association.Application.Events.Lists;
using Association.Application.Events.SelfService;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Forms;

/// <summary>Telephone numbers given as answers are personal numbers like any other. Source: security.md 11.3.2.</summary>
public sealed class PhoneAnswerTests : IntegrationTests
{
    private readonly BuiltEvent _event = new AnEvent().Published();
    private readonly BuiltMember _member = new AMember().Live();
    private FormQuestion _phone = null!;
    private TestApp _app = null!;

    private async Task<Id<Registration>> RegisterAsync(DatabaseKind database, string number = "13912345678")
    {
        _app = await StartAsync(database);
        _phone = new AQuestion(_event, QuestionKind.Phone, "紧急联系电话", Required: true).With();
        await _app.Given(_event, _member, _phone);
        return await AnswerTests.RegisterAsync(_app.As(_member.Id), _event, (_phone, number));
    }

    [Theory, Databases]
    public async Task It_is_kept_sealed_shown_masked_and_opened_with_an_entry_in_the_trail(DatabaseKind database)
    {
        var id = await RegisterAsync(database);
        var office = _app.As(Role.EventOfficer);

        Assert.DoesNotContain("1234", await _app.Db(db => db.Answers.Select(a => a.Value).SingleAsync()), StringComparison.Ordinal);
        var row = Assert.Single((await office.Send(new FindRegistrations(_event.Id, new(), [_phone.Id.Value]))).Items);
        Assert.Equal("139****5678", row.Answers[_phone.Id.Value]);
        Assert.Equal("13912345678", (await office.Send(new OpenPhoneAnswer(_event.Id, id, _phone.Id))).Value);

        var entry = await _app.Db(db => db.AuditEntries.SingleAsync(e => e.Action == "answers.number-opened"));
        Assert.Contains("139****5678", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", entry.After, StringComparison.Ordinal);
        Assert.Equal("access.denied", (await _app.As(Role.Auditor).Send(new OpenPhoneAnswer(_event.Id, id, _phone.Id))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Left_blank_it_stays_and_a_new_one_is_sealed_as_well(DatabaseKind database)
    {
        var id = await RegisterAsync(database, "+4915112345678");
        var me = _app.As(_member.Id);

        Assert.Empty((await me.Send(new ChangeAnswers(id, QuestionStage.Registration, [new(_phone.Id.Value, [""])]))).Errors);
        Assert.Equal("+49****5678", await _app.Db(db => db.Answers.Select(a => a.Value).SingleAsync()));
        Assert.Empty((await me.Send(new ChangeAnswers(id, QuestionStage.Registration, [new(_phone.Id.Value, ["028-85251234"])]))).Errors);

        Assert.Equal("028-85251234", (await _app.As(Role.EventOfficer).Send(new OpenPhoneAnswer(_event.Id, id, _phone.Id))).Value);
    }

    [Theory, Databases]
    public async Task What_was_answered_before_is_sealed_by_the_job(DatabaseKind database)
    {
        var id = await RegisterAsync(database);
        await _app.Db(db => db.Answers.ExecuteDeleteAsync());
        await _app.Given(new FormAnswer(id, _phone, new Reading("13987654321", []), Sample.Now));

        Assert.Equal(1, (await _app.Send(new SealPhoneAnswers())).Value);
        Assert.Equal(0, (await _app.Send(new SealPhoneAnswers())).Value);

        Assert.Equal("139****4321", await _app.Db(db => db.Answers.Select(a => a.Value).SingleAsync()));
        Assert.Equal("13987654321", (await _app.As(Role.EventOfficer).Send(new OpenPhoneAnswer(_event.Id, id, _phone.Id))).Value);
    }
}
