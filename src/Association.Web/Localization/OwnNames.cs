using Association.Application.Members.Memberships;
using Association.Application.Members.Units;
using Association.Domain.Common;
using MediatR;

namespace Association.Web.Localization;

/// <summary>The association's own names of tiers of units and categories of members, read once a minute: they change once in years and stand on many pages.</summary>
internal sealed class OwnNames(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private volatile Known _known = new(new(new Dictionary<object, Bilingual>(), []), DateTimeOffset.MinValue);

    public async ValueTask<RenamedChoices.Names> CurrentAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _known.ReadAt < Life) return _known.Names;
        await using var scope = scopes.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var names = (await mediator.Send(new ListTierNames(), cancellationToken)).ToDictionary(n => (object)n.Key, n => n.Value);
        var categories = await mediator.Send(new ListCategoryNames(), cancellationToken);
        foreach (var category in categories)
            if (category.Name is { } name) names[category.Category] = name;
        _known = new(new(names, categories), clock.GetUtcNow());
        return _known.Names;
    }

    /// <summary>Somebody changed a name: the next page asks anew. Other nodes follow within the minute.</summary>
    public void Forget() => _known = new(_known.Names, DateTimeOffset.MinValue);

    private sealed record Known(RenamedChoices.Names Names, DateTimeOffset ReadAt);
}

internal static class OwnNamesInUse
{
    /// <summary>After authorization: only pages that somebody may see ask for names.</summary>
    public static WebApplication UseOwnNames(this WebApplication app)
    {
        app.UseWhen(static context => context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null, static pages => pages.Use(static async (context, next) =>
        {
            RenamedChoices.Use(await context.RequestServices.GetRequiredService<OwnNames>().CurrentAsync(context.RequestAborted));
            await next(context);
        }));
        return app;
    }
}
