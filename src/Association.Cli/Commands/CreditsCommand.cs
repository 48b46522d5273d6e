using System.CommandLine;
using Association.Application.Credits;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Cli.Commands;

/// <summary><c>credits recompute --year YEAR [--dry-run]</c>: the credits of a year anew; what is released stays as it is.</summary>
internal static class CreditsCommand
{
    public static Command Create(Session session)
    {
        var year = new Option<int>("--year") { Description = Texts.Get("credits.year"), Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("credits.dry-run") };
        var recompute = new Command("recompute", Texts.Get("credits.recompute")) { year, dryRun };
        recompute.SetAction((parsed, cancellationToken) => RunAsync(session, parsed.GetRequiredValue(year), parsed.GetValue(dryRun), cancellationToken));
        return new Command("credits", Texts.Get("credits")) { recompute };
    }

    private static async Task<int> RunAsync(Session session, int year, bool dryRun, CancellationToken cancellationToken)
    {
        await using var services = await session.OpenAsync(cancellationToken);
        var (all, failed) = (CreditRun.Empty, 0);
        foreach (var @event in await SendAsync(services, new CreditEventsOfYear(year), cancellationToken))
        {
            var run = await SendAsync(services, new ComputeEventCredits(new(@event.Id), dryRun), cancellationToken);
            if (run.Succeeded) all += run.Value;
            else failed++;
            session.Output.WriteLine(run.Succeeded ? Line(@event.Name.Zh, run.Value) : Texts.Get("credits.refused", @event.Name.Zh, Texts.Of(run.Errors[0])));
        }

        session.Output.WriteLine(Line(Texts.Get(dryRun ? "credits.would" : "credits.total", year), all));
        return failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static string Line(string name, CreditRun run) =>
        Texts.Get("credits.line", name, run.People, run.Proposed, run.Changed, run.Unchanged, run.Released, run.Differ, run.Dropped);

    private static async Task<T> SendAsync<T>(ServiceProvider services, IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = services.ActAs("credits");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
