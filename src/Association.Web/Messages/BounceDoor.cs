using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Messages.Bounces;
using Association.Domain.Messages;
using Association.Infrastructure.Messages;
using Association.Web.Security;
using MediatR;

namespace Association.Web.Messages;

/// <summary>
/// Where a mail provider says that mails came back. Whoever does not know the secret gets nothing but 401, and a report changes only
/// what is known of the address to which the named mail of ours went.
/// </summary>
internal static class BounceDoor
{
    private const int MostReports = 500;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    public static void MapBounceDoor(this WebApplication app) => app.MapPost(BounceOptions.Door, (HttpContext context, MailOptions mail, IServiceScopeFactory scopes) => ReceiveAsync(context, mail, scopes))
        .RequireRateLimiting(RateLimits.Notices).ExcludeFromDescription();

    /// <summary>What a stranger sends is not even read.</summary>
    private static async Task<IResult> ReceiveAsync(HttpContext context, MailOptions mail, IServiceScopeFactory scopes)
    {
        if (mail.Bounces?.Secret is not { } secret) return Results.NotFound();
        if (!Knows(secret, context.Request.Headers.Authorization.ToString())) return Results.Text("", statusCode: StatusCodes.Status401Unauthorized);
        if (await ReadAsync(context.Request, context.RequestAborted) is not { Length: <= MostReports } notices) return Results.BadRequest();

        await using var scope = scopes.CreateSystemScope("hook:bounces");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        foreach (var report in notices.Select(n => n?.Report()).OfType<BounceReport>())
            // Not kept: the provider sends it again.
            if (!(await mediator.Send(new RecordBounce(report), context.RequestAborted)).Succeeded) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        return Results.NoContent();
    }

    private static async Task<BounceNotice?[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) return null;
        try { return await request.ReadFromJsonAsync<BounceNotice?[]>(Format, cancellationToken); }
        // The latter: an encoding that nobody knows.
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException) { return null; }
    }

    private static bool Knows(string secret, string header) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {secret}")), SHA256.HashData(Encoding.UTF8.GetBytes(header)));
}

/// <param name="MessageId">As in the header of the mail that came back.</param>
/// <param name="Type">hard or soft.</param>
internal sealed record BounceNotice(string? MessageId, string? Type, string? Reason)
{
    private const int MaxReasonLength = 300;

    public BounceReport? Report()
    {
        var own = MessageId?.Trim().Trim('<', '>').Split('@')[0];
        if (!Guid.TryParseExact(own, "N", out var id)) return null;
        return new(id, string.Equals(Type, "hard", StringComparison.OrdinalIgnoreCase), ServerWords.Kept(Reason ?? "", MaxReasonLength));
    }
}
