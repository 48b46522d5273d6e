using System.Net;
using Association.Application.Access;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class TokenTests
{
    private const string Own = "/api/v1/registrations";

    [Fact]
    public async Task A_token_is_asked_for_and_a_wrong_one_is_refused_even_where_none_is_needed()
    {
        await using var host = await ApiHost.StartAsync();
        (await host.Client().Get(Own)).MustBe(HttpStatusCode.Unauthorized, "token.needed");
        var wrong = await host.Client("am_" + new string('A', 43)).Get("/api/v1/events");
        wrong.MustBe(HttpStatusCode.Unauthorized, "token.needed");
        Assert.Equal("Bearer", wrong.Message.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.OK, (await host.Client().Get("/api/v1/events")).Status);
    }

    [Fact]
    public async Task A_token_works_until_it_is_revoked_and_only_its_hash_is_kept()
    {
        await using var host = await ApiHost.StartAsync();
        var owner = await host.AccountAsync();
        var token = await host.TokenAsync(owner, [], Permissions.Self);
        Assert.Equal(HttpStatusCode.OK, (await host.Client(token).Get(Own)).Status);

        var kept = await host.App.Db(db => db.Set<ApiToken>().SingleAsync());
        Assert.DoesNotContain(token[3..], kept.Hash, StringComparison.Ordinal);
        var stranger = await host.App.As(await host.AccountAsync()).Send(new RevokeApiToken(kept.Id));
        Assert.Equal("record.not-found", Assert.Single(stranger.Errors).Code);

        Assert.True((await host.App.As(owner).Send(new RevokeApiToken(kept.Id))).Succeeded);
        (await host.Client(token).Get(Own)).MustBe(HttpStatusCode.Unauthorized, "token.needed");
    }

    [Fact]
    public async Task A_token_ends_on_its_day()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, client) = await host.MemberAsync();
        host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.OK, (await client.Get(Own)).Status);
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await client.Get(Own)).MustBe(HttpStatusCode.Unauthorized, "token.needed");
    }

    [Fact]
    public async Task A_closed_account_and_a_withdrawn_role_count_on_the_next_request()
    {
        await using var host = await ApiHost.StartAsync();
        var owner = await host.AccountAsync(null, Role.FinanceOfficer);
        var client = host.Client(await host.TokenAsync(owner, [Role.FinanceOfficer], Permissions.ReadFinance, Permissions.Self));
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/api/v1/office/orders")).Status);

        await host.App.Db(db => db.Set<RoleGrant>().Where(g => g.User == owner).ExecuteDeleteAsync());
        (await client.Get("/api/v1/office/orders")).MustBe(HttpStatusCode.Forbidden, "access.denied");
        await host.App.Db(db => db.Set<Infrastructure.Identity.Account>().Where(a => a.Id == owner.Value).ExecuteUpdateAsync(a => a.SetProperty(x => x.Closed, true)));
        (await client.Get(Own)).MustBe(HttpStatusCode.Unauthorized, "token.needed");
    }

    [Fact]
    public async Task A_token_does_no_more_than_its_scopes_whatever_its_owner_may()
    {
        await using var host = await ApiHost.StartAsync();
        var client = await host.OfficerAsync(Role.Administrator, Permissions.ReadEvents);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/api/v1/office/events")).Status);
        (await client.Get("/api/v1/office/orders")).MustBe(HttpStatusCode.Forbidden, "access.denied");
        (await client.Get(Own)).MustBe(HttpStatusCode.Forbidden, "access.denied");
        (await client.Get($"{Own}/{Guid.NewGuid()}")).MustBe(HttpStatusCode.Forbidden, "access.denied");
    }

    [Fact]
    public async Task Nobody_gives_a_token_what_they_do_not_have_or_more_than_a_year()
    {
        await using var host = await ApiHost.StartAsync();
        var member = host.App.As(await host.AccountAsync());
        var scope = await member.Send(new CreateApiToken("x", [Permissions.ReadFinance], Sample.Today.AddDays(1)));
        Assert.Equal("token.scope", Assert.Single(scope.Errors).Code);
        var expiry = await member.Send(new CreateApiToken("x", [Permissions.Self], Sample.Today.AddYears(1).AddDays(1)));
        Assert.Equal("token.expiry", Assert.Single(expiry.Errors).Code);
        var admin = host.App.As(Role.Administrator);
        var roles = await admin.Send(new CreateApiToken("x", [Permissions.GrantRoles], Sample.Today.AddDays(1)));
        Assert.Equal("token.scope", Assert.Single(roles.Errors).Code);
    }
}
