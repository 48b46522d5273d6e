using System.Net;
using System.Net.Http.Headers;
using Association.Application.Events.Forms;
using Association.Application.Files;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Api;

/// <summary>A question that asks for a file is answered by a program: sent first, then named, by its sender alone and once.</summary>
public sealed class UploadApiTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 proof"u8.ToArray();

    [Fact]
    public async Task A_file_is_sent_first_and_named_in_the_answer_by_its_sender_alone_and_once()
    {
        await using var host = await ApiHost.StartAsync();
        var (conference, other, person, thief) = (new AnEvent().Published(), new AnEvent().Published(), new AMember().Live(), new AMember(Name: "李一").Live());
        var (proof, twin) = (new AQuestion(conference, QuestionKind.File, "学生证", Required: true).With(), new AQuestion(other, QuestionKind.File, "学生证", Required: true).With());
        await host.App.Given(conference, other, proof, twin, person, thief);
        var (_, client) = await host.MemberAsync(person.Person.Id);
        var (_, stranger) = await host.MemberAsync(thief.Person.Id);

        var sent = await SendAsync(client, Pdf);
        Assert.Equal((HttpStatusCode.Created, "学生证.pdf", "application/pdf"), (sent.Status, sent["name"], sent["contentType"]));
        (await RegisterAsync(stranger, conference, proof, sent["file"])).MustBe(HttpStatusCode.BadRequest, UploadErrors.Unknown.Code);
        (await RegisterAsync(client, conference, proof, $"{Guid.NewGuid()}")).MustBe(HttpStatusCode.BadRequest, UploadErrors.Unknown.Code);
        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(client, conference, proof, sent["file"])).Status);
        (await RegisterAsync(client, other, twin, sent["file"])).MustBe(HttpStatusCode.BadRequest, UploadErrors.Unknown.Code);

        var answer = await host.App.Db(db => db.Answers.SingleAsync());
        Assert.Equal(("学生证.pdf", sent["file"]), (answer.Value, $"{answer.File}"));
    }

    [Fact]
    public async Task What_is_no_such_file_or_too_large_is_refused_and_what_nobody_names_goes_after_a_day()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, client) = await host.MemberAsync();

        (await SendAsync(client, "<html>"u8.ToArray())).MustBe(HttpStatusCode.BadRequest, UploadErrors.WrongType.Code);
        (await SendAsync(client, [])).MustBe(HttpStatusCode.BadRequest, UploadErrors.Missing.Code);
        (await SendAsync(client, [.. Pdf, .. new byte[EvidenceFile.MaxBytes]])).MustBe(HttpStatusCode.RequestEntityTooLarge, UploadErrors.TooLarge.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host.Client(), Pdf)).Status);
        for (var i = 0; i < UploadAnswerFile.MostWaiting; i++) Assert.Equal(HttpStatusCode.Created, (await SendAsync(client, Pdf)).Status);
        (await SendAsync(client, Pdf)).MustBe(HttpStatusCode.Conflict, UploadErrors.TooMany.Code);

        Assert.Equal(0, (await host.App.Send(new ForgetUploads())).Value);
        host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(UploadAnswerFile.MostWaiting, (await host.App.Send(new ForgetUploads())).Value);
        Assert.False(await host.App.Db(db => db.Files.AnyAsync(f => f.DiscardedAt == null)));
    }

    private static Task<ApiAnswer> RegisterAsync(HttpClient client, BuiltEvent at, FormQuestion question, string? file) => client.Post(
        $"/api/v1/events/{at.Id}/registrations", new { category = at.Category.Id.Value, consent = true, answers = new[] { new { question = question.Id.Value, values = new[] { file } } } });

    private static async Task<ApiAnswer> SendAsync(HttpClient client, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        var message = await client.PostAsync(new Uri($"/api/v1/uploads?name={Uri.EscapeDataString("学生证.pdf")}", UriKind.Relative), body);
        return new ApiAnswer(message, await message.Content.ReadAsStringAsync());
    }
}
