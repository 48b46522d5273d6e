using System.Security.Claims;
using System.Text.Encodings.Web;
using Association.Application.Access;
using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Association.Web.Api;

/// <summary>
/// <c>Authorization: Bearer am_…</c>. The owner's rights are read anew on each request, so a closed account or a withdrawn
/// role counts at once; the scopes only narrow them.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator mediator, CurrentUserLoader loader, CurrentUser user)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "api-token";
    /// <summary>Chooses between token and cookie by address: never both.</summary>
    public const string Door = "door";
    public const string TokenClaim = "token";

    private const string Bearer = "Bearer ";

    public static bool IsPresented(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsPresented(Request)) return AuthenticateResult.NoResult();

        var text = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (await mediator.Send(new FindApiToken(text), Context.RequestAborted) is not { } token) return AuthenticateResult.Fail("unknown token");
        if (await loader.ReadAsync(token.Owner, null, Context.RequestAborted) is not { } account) return AuthenticateResult.Fail("closed account");

        // A machine cannot give a second factor: its owner gave one to make the token, and must still have it.
        loader.SignIn(account, account.SecondFactor);
        user.NarrowTo(token.Scopes);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(TokenClaim, token.Id.ToString())], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Task.CompletedTask;
    }
}
