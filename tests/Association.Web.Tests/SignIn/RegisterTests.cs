using System.Net;
using System.Text.RegularExpressions;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>security.md B07, B19 and ASVS 6.2.</summary>
public sealed partial class RegisterTests(SignInApp app) : IClassFixture<SignInApp>
{
    [Fact]
    public async Task An_account_opens_after_its_address_is_confirmed_and_finds_its_person()
    {
        await app.OpenAccountAsync("somebody@example.org");
        var person = await AddPersonAsync("陈静", "Chen.Jing@example.org");
        Assert.Equal(HttpStatusCode.OK, (await RegisterAsync("陈静", "chen.jing@example.org", SignInApp.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().PasswordAsync("chen.jing@example.org", SignInApp.Password)).StatusCode);

        await ConfirmAsync("chen.jing@example.org");
        await app.Browser().SignInAsync("chen.jing@example.org");
        Assert.Equal(person, await app.ReadAsync(db => db.Users.Where(a => a.Email == "chen.jing@example.org").Select(a => a.Person).SingleAsync()));
    }

    [Fact]
    public async Task A_person_with_another_name_is_somebody_else()
    {
        await app.OpenAccountAsync("anybody@example.org");
        await AddPersonAsync("赵敏", "shared@example.org");
        await RegisterAsync("赵明", "shared@example.org", SignInApp.Password);
        await ConfirmAsync("shared@example.org");
        Assert.Null(await app.ReadAsync(db => db.Users.Where(a => a.Email == "shared@example.org").Select(a => a.Person).SingleAsync()));
    }

    [Fact]
    public async Task Whether_an_address_is_known_is_said_only_by_mail()
    {
        await app.OpenAccountAsync("taken@example.org");
        var known = await RegisterAsync("刘洋", "Taken@example.org", SignInApp.Password);
        var unknown = await RegisterAsync("刘洋", "fresh1@example.org", SignInApp.Password);
        Assert.Equal(await BodyOf(unknown, "fresh1@example.org"), await BodyOf(known, "Taken@example.org"));
        Assert.Contains(await app.MailsToAsync("taken@example.org"), mail => mail.StartsWith("account-known", StringComparison.Ordinal));
        Assert.Equal(1, await app.ReadAsync(db => db.Users.CountAsync(a => a.NormalizedEmail == "TAKEN@EXAMPLE.ORG")));
    }

    [Theory]
    [InlineData("abc1234", false)]
    [InlineData("password1234", false)]
    [InlineData("123456789012", false)]
    [InlineData("qwertyuiop12", false)]
    [InlineData("woaini1314520", false)]
    [InlineData("abcabcabcabc", false)]
    [InlineData("zhoujielun2019", false)]   // the name in the address below
    [InlineData("mnvbdkqpwleoruty", true)]   // sixteen small letters: no rule about kinds
    [InlineData("春江潮水连海平海上明月共潮生", true)]
    public async Task Passwords_are_judged_by_length_and_by_what_is_tried_first(string password, bool accepted)
    {
        await app.OpenAccountAsync($"{Guid.NewGuid():N}@example.org");
        var address = $"zhoujielun.{Guid.NewGuid():N}@example.org";
        var answer = await RegisterAsync("周杰", address, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(accepted ? 1 : 0, await app.ReadAsync(db => db.Users.CountAsync(a => a.Email == address)));
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public async Task A_password_has_12_to_128_characters(int length, bool accepted)
    {
        var password = System.Security.Cryptography.RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", length);
        await using var scope = app.Services.CreateAsyncScope();
        var judged = await scope.ServiceProvider.GetRequiredService<Application.Identity.IPasswords>().PrepareAsync(password, [], default);
        Assert.Equal(accepted, judged.Succeeded);
        // PBKDF2 with SHA-512: byte 5 to 8 of the hash are its iterations.
        if (accepted) Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(judged.Value.Value).AsSpan(5)) >= 210_000);
    }

    private async Task<Id<Person>> AddPersonAsync(string name, string email)
    {
        Person person = null!;
        await app.DoAsync(services =>
        {
            person = new Person(name, services.GetRequiredService<IPinyin>().Read(name));
            person.Contact(null, email);
            services.GetRequiredService<AssociationDbContext>().People.Add(person);
            return Task.CompletedTask;
        });
        return person.Id;
    }

    private static int _visitor;

    private Task<HttpResponseMessage> RegisterAsync(string name, string email, string password) =>
        app.Browser($"203.0.113.{Interlocked.Increment(ref _visitor)}").SubmitAsync("/account/register",
            new() { ["Input.Name"] = name, ["Input.Email"] = email, ["Input.Password"] = password, ["Input.Consent"] = "true" });

    private async Task ConfirmAsync(string address)
    {
        var link = LinkInMail().Match((await app.MailsToAsync(address))[^1]).Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().SubmitAsync(link, [])).StatusCode);
    }

    private static async Task<string> BodyOf(HttpResponseMessage answer, string address) =>
        TokenValue().Replace((await answer.Content.ReadAsStringAsync()).Replace(address, "", StringComparison.Ordinal), "");

    [GeneratedRegex(@"https://localhost(/account/confirm-email\S+)")]
    private static partial Regex LinkInMail();

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex TokenValue();
}
