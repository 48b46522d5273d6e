using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Association.Application.Identity;
using Association.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Association.Web.SignIn;

/// <summary>Opens and ends sessions. A new session has a new name, cookie and form secret, whatever the browser brought along.</summary>
internal sealed class Sessions(IHttpContextAccessor http, CurrentUserLoader loader, IMediator mediator, TimeProvider clock,
    IOptions<AntiforgeryOptions> antiforgery)
{
    private const string HalfWay = "half-way";

    private HttpContext Http => http.HttpContext!;

    public Session? Current => Session.Of(Http.User);

    public async Task OpenAsync(UserId account, bool secondFactor, bool keep)
    {
        if (await loader.ReadAsync(account, null, Http.RequestAborted) is not { } snapshot) return;
        var now = clock.GetUtcNow();
        var kept = keep && !snapshot.IsStaff;
        var session = new Session(account, NewId(), snapshot.Stamp, now, now, secondFactor, kept);
        await WriteAsync(session, snapshot);
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        ForgetFormSecret();
    }

    /// <summary>The owner just proved who they are again; the session goes on under a new name.</summary>
    public async Task ProveAsync(bool secondFactor)
    {
        if (Current is not { } session || await loader.ReadAsync(session.Account, null, Http.RequestAborted) is not { } snapshot) return;
        await WriteAsync(session with { Id = NewId(), Stamp = snapshot.Stamp, Proved = clock.GetUtcNow(), SecondFactor = session.SecondFactor || secondFactor }, snapshot);
        ForgetFormSecret();
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (Current is { } session) await mediator.Send(new EndSession(session.Id), cancellationToken);
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
        ForgetFormSecret();
    }

    /// <summary>The password was right; the code is still to come. Kept for ten minutes, in a cookie that opens nothing.</summary>
    public async Task BeginAsync(UserId account, bool keep)
    {
        if (await loader.ReadAsync(account, null, Http.RequestAborted) is not { } snapshot) return;
        var claims = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.ToString()), new("stamp", snapshot.Stamp), new("kept", keep ? "yes" : "no")], HalfWay);
        await Http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(claims),
            new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow().AddMinutes(10) });
    }

    /// <summary>Who is half way in, if their password still is what it was.</summary>
    public async Task<(UserId Account, bool Keep)?> BegunAsync()
    {
        var begun = await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (!begun.Succeeded || !Guid.TryParse(begun.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        return await loader.ReadAsync(new(id), null, Http.RequestAborted) is { } account && account.Stamp == begun.Principal.FindFirstValue("stamp")
            ? (new UserId(id), begun.Principal.FindFirstValue("kept") == "yes")
            : null;
    }

    private Task WriteAsync(Session session, AccountSnapshot account) =>
        Http.SignInAsync(IdentityConstants.ApplicationScheme, session.ToPrincipal(account), new AuthenticationProperties
        {
            IsPersistent = session.Kept,
            ExpiresUtc = clock.GetUtcNow() + (session.Kept ? Session.MemberLife : Session.StaffLife),
        });

    /// <summary>128 random bits.</summary>
    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private void ForgetFormSecret() => Http.Response.Cookies.Delete(antiforgery.Value.Cookie.Name!, antiforgery.Value.Cookie.Build(Http));
}
