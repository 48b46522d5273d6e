using Association.Application.Access;
using Association.Application.Finance.Paying;
using Association.Domain.Finance.Paying;
using Association.Infrastructure.Payments;
using Association.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Http.Features;

namespace Association.Web.Payments;

/// <summary>
/// Where providers say that something happened. Anybody can knock: what is not genuine, fresh and for us changes nothing and leaves
/// one line in the log. What is makes us ask the provider, and only its answer books anything. Source: security.md B29.
/// </summary>
internal static partial class PaymentDoors
{
    private const int MostBytes = 64 * 1024;

    public static void MapPaymentDoors(this WebApplication app)
    {
        foreach (var (address, kind) in new[] { (PaymentOptions.WeChatPayDoor, PaymentProvider.WeChatPay), (PaymentOptions.AlipayDoor, PaymentProvider.Alipay) })
            app.MapPost(address, (HttpContext context, PaymentProviders providers, IServiceScopeFactory scopes, ILogger<PaymentProviders> logger) =>
                ReceiveAsync(context, kind, providers, scopes, logger)).RequireRateLimiting(RateLimits.Notices).ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, PaymentProvider kind, PaymentProviders providers, IServiceScopeFactory scopes, ILogger logger)
    {
        if (providers.Find(kind) is not { } provider) return Results.NotFound();
        if (await BodyAsync(context) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var reading = provider.Read(new RawNotice(name => context.Request.Headers[name].FirstOrDefault(), body));
        if (reading.Notice is not { } notice)
        {
            Refused(logger, kind, reading.Problem ?? "", context.Connection.RemoteIpAddress?.ToString() ?? "");
            return Answered(provider, accepted: false);
        }

        await using var scope = scopes.CreateSystemScope($"notice:{kind}");
        var taken = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeNotice(notice), context.RequestAborted);
        // Not kept: the provider sends it again.
        if (!taken.Succeeded) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        Taken(logger, kind, taken.Value);
        return Answered(provider, accepted: true);
    }

    /// <returns>Null: more than a notification ever is.</returns>
    private static async Task<byte[]?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes) return null;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytes;
        using var body = new MemoryStream();
        try { await context.Request.Body.CopyToAsync(body, context.RequestAborted); }
        catch (BadHttpRequestException) { return null; }
        return body.Length > MostBytes ? null : body.ToArray();
    }

    private static IResult Answered(IPaymentProvider provider, bool accepted)
    {
        var answer = provider.Answer(accepted);
        return Results.Content(answer.Body, answer.ContentType, statusCode: answer.Status);
    }

    [LoggerMessage(LogLevel.Warning, "A notification for {Provider} from {Address} was refused: {Problem}")]
    private static partial void Refused(ILogger logger, PaymentProvider provider, string problem, string address);

    [LoggerMessage(LogLevel.Information, "A notification of {Provider}: {Outcome}")]
    private static partial void Taken(ILogger logger, PaymentProvider provider, NoticeOutcome outcome);
}
