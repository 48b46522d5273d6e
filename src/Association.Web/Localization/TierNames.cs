using Association.Application.Members.Units;
using Association.Domain.Common;
using MediatR;

namespace Association.Web.Localization;

/// <summary>The association's own names of the tiers, read once a minute: they change once in years and stand on many pages.</summary>
internal sealed class TierNames(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private volatile Known _known = new(new Dictionary<Enum, Bilingual>(), DateTimeOffset.MinValue);

    public async ValueTask<IReadOnlyDictionary<Enum, Bilingual>> CurrentAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _known.ReadAt < Life) return _known.Names;
        await using var scope = scopes.CreateAsyncScope();
        var names = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListTierNames(), cancellationToken);
        _known = new(names.ToDictionary(n => (Enum)n.Key, n => n.Value), clock.GetUtcNow());
        return _known.Names;
    }

    /// <summary>Somebody changed a name: the next page asks anew. Other nodes follow within the minute.</summary>
    public void Forget() => _known = new(_known.Names, DateTimeOffset.MinValue);

    private sealed record Known(IReadOnlyDictionary<Enum, Bilingual> Names, DateTimeOffset ReadAt);
}

internal static class TierNamesInUse
{
    /// <summary>After authorization: only pages that somebody may see ask for names.</summary>
    public static WebApplication UseTierNames(this WebApplication app)
    {
        app.UseWhen(static context => context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null, static pages => pages.Use(static async (context, next) =>
        {
            RenamedChoices.Use(await context.RequestServices.GetRequiredService<TierNames>().CurrentAsync(context.RequestAborted));
            await next(context);
        }));
        return app;
    }
}
