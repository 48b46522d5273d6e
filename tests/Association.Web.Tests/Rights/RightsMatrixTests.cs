using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Rights;

/// <summary>Every page and API address asked by everybody. Source: security.md F6, B01-B06.</summary>
public sealed class RightsMatrixTests(AskedMatrix asked) : IClassFixture<AskedMatrix>
{
    private const string Update = "ASSOCIATION_UPDATE_MATRIX";
    private static readonly string Committed = Repository.At("docs", "rights-matrix.md");

    private static readonly string[] Closed = ["/office", "/my", "/unit"];
    private static readonly string[] WithoutOffice = ["anonymous", "guest", "member"];

    private readonly RightsMatrix _matrix = asked.Matrix;

    [Fact]
    public async Task Every_address_answers_everybody_as_written_down()
    {
        var now = _matrix.ToMarkdown();
        if (Environment.GetEnvironmentVariable(Update) is "1") await File.WriteAllTextAsync(Committed, now);
        var written = File.Exists(Committed) ? (await File.ReadAllTextAsync(Committed)).ReplaceLineEndings("\n").Split('\n') : [];
        var different = now.Split('\n').Except(written).Select(line => $"now:     {line}").Concat(written.Except(now.Split('\n')).Select(line => $"written: {line}")).ToList();
        Assert.True(different.Count == 0, $"The rights changed; if that is meant, run with {Update}=1.\n{string.Join("\n", different)}");
    }

    [Fact]
    public void Nobody_gets_a_server_error() =>
        None(_matrix.Rows.SelectMany(r => r.Answers.Where(a => a.StartsWith('5')).Select(a => $"{r.Route}: {a}")));

    [Fact]
    public void A_stranger_enters_nothing_that_is_somebodys_own() =>
        None(_matrix.Rows.Where(r => IsIn(r.Route, Closed) && _matrix.AnswerOf(r.Route, "anonymous") is ['2', ..]).Select(r => $"{r.Route}"));

    [Fact]
    public void The_office_does_not_exist_for_those_without_a_role() =>
        None(_matrix.Rows.Where(r => IsIn(r.Route, ["/office"]))
            .SelectMany(r => WithoutOffice.Where(p => _matrix.AnswerOf(r.Route, p) is ['2', ..]).Select(p => $"{r.Route}: {p}")));

    [Fact]
    public void An_administrator_enters_the_office_with_the_second_factor_only()
    {
        var office = new Route("GET", "/office");
        Assert.Equal("200", _matrix.AnswerOf(office, "Administrator"));
        Assert.StartsWith("→ /my/security/second-factor", _matrix.AnswerOf(office, Personas.HalfSignedIn), StringComparison.Ordinal);
    }

    private static bool IsIn(Route route, string[] folders) =>
        folders.Any(folder => route.Pattern == folder || route.Pattern.StartsWith($"{folder}/", StringComparison.Ordinal));

    private static void None(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }
}

/// <summary>Asked once for all tests.</summary>
public sealed class AskedMatrix : IAsyncLifetime
{
    internal RightsMatrix Matrix { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await using var app = await WebApp.StartAsync();
        var personas = await Personas.PrepareAsync(app);
        Matrix = await RightsMatrix.AskAsync(Route.AllOf(app.Services.GetRequiredService<EndpointDataSource>()), personas);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
