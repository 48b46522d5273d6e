using Association.Application.Import;
using Association.Hosting;
using Association.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Association.Cli;

/// <summary>What one run of the program has: its configuration and its two streams.</summary>
internal sealed class Session(IConfiguration configuration, TextWriter output, TextWriter error)
{
    public IConfiguration Configuration => configuration;
    public TextWriter Output => output;

    /// <summary>Tables of the answer; colours and movement only on a terminal.</summary>
    public IAnsiConsole Screen { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    /// <summary>The services on a database that is up to date; an empty one is created.</summary>
    /// <exception cref="ConfigurationException">The database cannot be reached, or its connection string makes no sense.</exception>
    public async Task<ServiceProvider> OpenAsync(CancellationToken cancellationToken)
    {
        var services = Installation.Open(configuration);
        try
        {
            await services.MigrateAsync(cancellationToken);
            return services;
        }
        catch (Exception failure)
        {
            var provider = services.GetRequiredService<IDatabaseProvider>();
            await services.DisposeAsync();
            if (failure is ArgumentException || provider.IsUnavailable(failure))
                throw new ConfigurationException("ConnectionStrings:Association", Texts.Get("database.unreachable", failure.GetBaseException().Message));
            throw;
        }
    }

    public int Fail(string sentence)
    {
        error.WriteLine(sentence);
        return CommandLine.Failed;
    }

    /// <summary>Runs the work under a bar; where nobody watches, in silence.</summary>
    public async Task<T> ProgressAsync<T>(string title, Func<IProgress<ImportProgress>?, Task<T>> work)
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected) return await work(null);
        return await Screen.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title)))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }
}
