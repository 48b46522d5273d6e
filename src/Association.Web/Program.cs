using Association.Hosting;
using Association.Web;
using Association.Web.Api;
using Association.Web.Health;
using Association.Web.Jobs;
using Association.Web.Localization;
using Association.Web.Messages;
using Association.Web.Observability;
using Association.Web.Payments;
using Association.Web.SignIn;
using Microsoft.AspNetCore.Connections;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var settings = builder.Services.AddAssociation(builder.Configuration);
    builder.AddHostLimits(settings.Site.BaseUrl);
    builder.Services.AddWebShell(builder.Configuration);
    builder.Services.AddSignIn(settings.Site.BaseUrl);
    builder.Services.AddPublicPages();
    builder.Services.AddJobs(settings, builder.Configuration);
    builder.Services.AddApi().AddHealth();
    builder.AddObservability();

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseRetryAfter();
    app.UseRequestLog().UseHealth().UseApi();
    app.UseWebShell();
    app.UseOutputCache();
    app.UseRateLimiter();
    app.UseSignIn();
    app.UseOwnNames();
    app.UseJobs();
    app.MapApi().MapHealth();
    app.MapPaymentDoors();
    app.MapBounceDoor();
    app.MapDevelopmentCodes();

    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (ConfigurationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{taken.Message} Stop the other program, or choose another address with --urls.");
    return 1;
}
