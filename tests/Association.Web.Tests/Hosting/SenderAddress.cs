using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Association.Web.Tests.Hosting;

/// <summary>A request of a test may come from an address of its own, so that limits by address count what they would count outside.</summary>
internal sealed class SenderAddress : IStartupFilter
{
    public const string Header = "Test-Sender";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[Header], out var address)) context.Connection.RemoteIpAddress = address;
            return following(context);
        });
        next(app);
    };
}
