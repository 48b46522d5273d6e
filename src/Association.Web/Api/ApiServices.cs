using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Association.Web.Api;

/// <summary>The API under /api/v1: the same requests as the pages send, for machines that carry a token.</summary>
public static class ApiServices
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton<ApiLimits>();
        services.AddSingleton<ApiMethods>();
        services.AddAuthentication()
            .AddPolicyScheme(TokenAuthentication.Door, null, door => door.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null);
        services.PostConfigure<AuthenticationOptions>(options =>
            options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = TokenAuthentication.Door);
        services.AddOpenApi("v1", ApiDocument.Configure);
        return services;
    }

    /// <summary>Before the shell: whatever fails behind it under /api is answered for machines.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseMiddleware<ApiFailures>());
        return app;
    }

    /// <summary>After sign-in.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root), api => api.UseMiddleware<ApiGate>());
        var api = app.MapGroup(Root);
        api.MapEvents();
        api.MapRegistrations();
        api.MapUploads();
        api.MapWaiting();
        api.MapAbstracts();
        api.MapAbstractDesk();
        api.MapMembership();
        api.MapCertificates();
        api.MapCredits();
        api.MapOffice();
        api.MapDuplicates();
        api.MapUnits();
        api.MapBodies();
        api.MapVenues();
        api.MapFinance();
        api.MapReports();
        api.MapUnitDesk();
        api.MapGroupOrders();
        api.MapPayments();
        api.MapMessages();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapApiReference();
        return app;
    }

    private static string SchemeOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || TokenAuthentication.IsPresented(context.Request)
            ? TokenAuthentication.Scheme
            : IdentityConstants.ApplicationScheme;
}
