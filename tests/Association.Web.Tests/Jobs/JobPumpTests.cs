using System.Diagnostics;
using Association.Application.Access;
using Association.Application.Events;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Jobs;

/// <summary>Somebody who registers has the mail while still looking at the page.</summary>
public sealed class JobPumpTests
{
    [Theory, Databases]
    public async Task A_confirmation_is_out_soon_after_the_commit(DatabaseKind database)
    {
        var mails = Directory.CreateTempSubdirectory("association-mails-").FullName;
        try
        {
            await using var app = await WebApp.StartAsync(database, ("Jobs:Enabled", "true"), ("Mail:Pickup", mails));
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var (@event, member) = (new AnEvent(Now: now).Published(), new AMember().Live());
            await app.SaveAsync(@event, member);

            await using (var scope = app.Services.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<CurrentUser>().SignIn(Sample.User(), "Member", member.Id, []);
                var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RegisterForEvent(@event.Id, @event.Category.Id, null, true, null, null));
                Assert.True(outcome.Succeeded);
            }

            // The interval at which the pump looks around by itself is 15 seconds: only a wake-up is this quick.
            var waited = Stopwatch.StartNew();
            while (Directory.GetFiles(mails, "*.eml").Length == 0 && waited.Elapsed < TimeSpan.FromSeconds(10)) await Task.Delay(50);
            Assert.Single(Directory.GetFiles(mails, "*.eml"));
        }
        finally
        {
            Directory.Delete(mails, recursive: true);
        }
    }
}
