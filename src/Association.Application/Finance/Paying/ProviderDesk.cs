using Association.Application.Access;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Application.Finance.Paying;

/// <summary>
/// Speaks with the providers, always between two transactions and never within one: asks for codes, asks what became of them, closes
/// those that nobody wants, sends refunds. What is to do stands in our tables, so a crash loses nothing.
/// </summary>
public sealed partial class ProviderDesk(IServiceScopeFactory scopes, PaymentProviders providers, TimeProvider clock, ILogger<ProviderDesk> logger)
{
    /// <summary>Longer than a provider can take to answer, so that nobody else asks meanwhile.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const int BatchSize = 50;
    private const string Job = "job:providers";

    /// <summary>Until nothing is due; each code is asked about once.</summary>
    public async Task AskAboutAttemptsAsync(CancellationToken stopping)
    {
        while (await SendAsync(new WithdrawOutdatedAttempts(), stopping) is { Succeeded: true, Value: > 0 }) stopping.ThrowIfCancellationRequested();
        var seen = new HashSet<Id<PaymentAttempt>>();
        while (Next(await SendAsync(new DueAttempts(BatchSize), stopping), seen) is { Count: > 0 } due)
            foreach (var attempt in due.Where(d => seen.Add(d.Id)))
            {
                stopping.ThrowIfCancellationRequested();
                if (await SendAsync(new LeaseAttempt(attempt.Id), stopping) is { Succeeded: true, Value: true }) await AskAsync(attempt, stopping);
            }
    }

    public async Task SendRefundsAsync(CancellationToken stopping)
    {
        var seen = new HashSet<Id<RefundPayment>>();
        while (await SendAsync(new DueRefunds(BatchSize), stopping) is { Count: > 0 } due && due.Any(d => !seen.Contains(d.Id)))
            foreach (var refund in due.Where(d => seen.Add(d.Id)))
            {
                stopping.ThrowIfCancellationRequested();
                if (await SendAsync(new LeaseRefund(refund.Id), stopping) is { Succeeded: true, Value: true }) await GiveBackAsync(refund, stopping);
            }
    }

    /// <summary>First those to be closed, by themselves: once that is done, the code that replaces them is no longer blocked.</summary>
    private static List<DueAttempt> Next(IReadOnlyList<DueAttempt> due, HashSet<Id<PaymentAttempt>> seen)
    {
        var fresh = due.Where(d => !seen.Contains(d.Id)).ToList();
        return fresh.Exists(d => d.Withdrawn) ? fresh.FindAll(d => d.Withdrawn) : fresh;
    }

    private async Task AskAsync(DueAttempt attempt, CancellationToken stopping)
    {
        try
        {
            var provider = providers.Find(attempt.Provider) ?? throw new ProviderException("not-configured", isFinal: false);
            if (attempt is { Status: AttemptStatus.Created, Withdrawn: false }) await OpenAsync(provider, attempt, stopping);
            else await LookAsync(provider, attempt, stopping);
        }
        catch (ProviderException refused)
        {
            AttemptRefused(attempt.TradeNumber, attempt.Provider, refused.Code, refused.InnerException?.GetType().Name);
            if (refused.IsFinal && attempt.Status is AttemptStatus.Created) await SendAsync(new FailAttempt(attempt.Id, refused.Code), stopping);
            else await SendAsync(new WaitForAttempt(attempt.Id), stopping);
        }
    }

    private async Task OpenAsync(IPaymentProvider provider, DueAttempt attempt, CancellationToken stopping)
    {
        if (attempt.Blocked || attempt.ExpiresAt <= clock.GetUtcNow())
        {
            if (attempt.Blocked) await SendAsync(new WaitForAttempt(attempt.Id), stopping);
            else await SendAsync(new FailAttempt(attempt.Id, "expired"), stopping);
            return;
        }

        var code = await provider.CreateCodeAsync(new CodeRequest(attempt.TradeNumber, attempt.Amount, attempt.Description, attempt.ExpiresAt), stopping);
        await SendAsync(new KeepCode(attempt.Id, code), stopping);
    }

    private async Task LookAsync(IPaymentProvider provider, DueAttempt attempt, CancellationToken stopping)
    {
        var answer = await provider.QueryAsync(attempt.TradeNumber, stopping);
        var unpaid = answer is null or { State: ProviderState.NotPaid };
        if (unpaid && (attempt.Withdrawn || attempt.ExpiresAt <= clock.GetUtcNow()))
        {
            // Refused when it was paid a moment ago: the next look finds the payment.
            await provider.CloseAsync(attempt.TradeNumber, stopping);
            answer = await provider.QueryAsync(attempt.TradeNumber, stopping) is { State: ProviderState.Paid } paid ? paid : Unpaid(attempt, ProviderState.Closed);
        }

        var result = await SendAsync(new SettleAttempt(attempt.Id, answer ?? Unpaid(attempt, ProviderState.NotPaid)), stopping);
        if (!result.Succeeded) SettlingRefused(attempt.TradeNumber, result.Errors[0].Code);
    }

    private static ProviderPayment Unpaid(DueAttempt attempt, ProviderState state) => new(attempt.TradeNumber, state, null, Money.Zero, null);

    private async Task GiveBackAsync(DueRefund refund, CancellationToken stopping)
    {
        try
        {
            var provider = providers.Find(refund.Provider) ?? throw new ProviderException("not-configured", isFinal: false);
            var answer = refund.Status is RefundStatus.Sent ? await provider.QueryRefundAsync(refund.TradeNumber, refund.Number, stopping) : null;
            // Not sent, or lost on its way: the number makes a repetition harmless.
            answer ??= await provider.RefundAsync(new(refund.TradeNumber, refund.Number, refund.Amount, refund.Total, refund.Reason), stopping);
            await SendAsync(new RecordRefund(refund.Id, answer.State, null), stopping);
        }
        catch (ProviderException refused)
        {
            RefundRefused(refund.Number, refund.Provider, refused.Code, refused.InnerException?.GetType().Name);
            await SendAsync(new RecordRefund(refund.Id, refused.IsFinal ? ProviderRefundState.Failed : null, refused.Code), stopping);
        }
    }

    private async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope(Job);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Provider} did not answer as expected about {TradeNumber}: {Code} {Cause}")]
    private partial void AttemptRefused(string tradeNumber, PaymentProvider provider, string code, string? cause);

    [LoggerMessage(LogLevel.Error, "What was paid with {TradeNumber} could not be booked: {Code}")]
    private partial void SettlingRefused(string tradeNumber, string code);

    [LoggerMessage(LogLevel.Warning, "{Provider} did not take the refund {Number}: {Code} {Cause}")]
    private partial void RefundRefused(string number, PaymentProvider provider, string code, string? cause);
}
