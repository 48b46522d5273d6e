using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.TestKit;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>A database that is busy or away for a moment after a mail left.</summary>
public sealed class KeptDeliveryTests : IntegrationTests
{
    [Theory, Databases]
    public async Task What_became_of_a_mail_is_written_down_until_it_is_kept(DatabaseKind database)
    {
        await using var sink = new SmtpSink();
        var busy = new BusyTimes(4);
        var mails = await MailCase.OnAsync(await StartAsync(database, services: s => s.AddSingleton<IPipelineBehavior<RecordDelivery, Result>>(busy), settings: sink.Settings));
        await mails.RegisterAsync();

        Assert.Equal(1, await mails.DispatchAsync());
        mails.App.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await mails.DispatchAsync());

        Assert.Single(sink.Mails);
        Assert.Equal(0, busy.Left);
        Assert.Equal(OutboxState.Sent, (await mails.OnlyMessageAsync()).State);
    }

    /// <summary>Refuses or fails in turn, so many times.</summary>
    private sealed class BusyTimes(int times) : IPipelineBehavior<RecordDelivery, Result>
    {
        private int _left = times;

        public int Left => _left;

        public Task<Result> Handle(RecordDelivery request, CancellationToken cancellationToken, RequestHandlerDelegate<Result> next)
        {
            if (_left == 0) return next();
            return --_left % 2 == 0 ? Task.FromResult<Result>(CommonErrors.Busy) : throw new TimeoutException("The database does not answer.");
        }
    }
}
