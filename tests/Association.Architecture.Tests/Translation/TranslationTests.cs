using System.Reflection;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Application.Messages.Templates;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Hosting;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace Association.Architecture.Tests.Translation;

/// <summary>
/// Runs every handler, access rule and event handler against the SQL Server provider without a server: each statement is
/// translated, kept instead of sent, and read by SQL Server's own parser.
/// </summary>
public sealed class TranslationTests(ITestOutputHelper output) : IDisposable
{
    private const int Choices = 5;   // enumerations among the arguments go round: each of their first values is tried

    // Answers from a signature or a list before it asks the database, and a made-up one is never right.
    private static readonly Type[] Silent = [typeof(FindRegistrationByLink), typeof(FindWaitingByLink), typeof(FindGroupByLink), typeof(GetUnsubscribe), typeof(GetTemplate)];

    private readonly string _root = Directory.CreateTempSubdirectory("association-translation-").FullName;

    public static TheoryData<string> Handlers => new(Subjects.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Handlers))]
    public async Task Sql_server_understands_what_it_asks(string handler)
    {
        var (service, method, readsDb) = Subjects[handler];
        var run = new DryRun();
        await using var services = Services(run);
        for (var choice = 0; choice < Choices; choice++)
            foreach (var everything in new[] { false, true })
                for (run.Rows = 0; run.Rows <= 1; run.Rows++)
                    await SendAsync(services, service, method, new Arguments(everything, choice));

        output.WriteLine($"{run.Statements.Count} statements");
        if (readsDb && IsQuery(service) && !Silent.Contains(service.GenericTypeArguments[0])) Assert.NotEmpty(run.Statements);
        foreach (var statement in run.Statements) TransactSql.MustParse(statement);
    }

    [Fact]
    public async Task A_query_that_cannot_be_translated_is_told_apart()
    {
        await using var services = Services(new DryRun());
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => db.People.Where(p => p.Name.Normalize() == "").ToListAsync());
        Assert.True(IsUntranslated(failure));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static Dictionary<string, (Type Service, MethodInfo Method, bool ReadsDb)> Subjects { get; } = Layers.Application.GetTypes()
        .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
        .SelectMany(type => type.GetInterfaces().Where(IsSubject).Select(service => (type, service)))
        .ToDictionary(s => $"{s.type.Name}({s.service.GenericTypeArguments[0].Name}{s.service.GenericTypeArguments[0].GenericTypeArguments.FirstOrDefault()?.Name})",
            s => (s.service, s.service.GetMethods().Single(), s.type.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.ParameterType == typeof(IAssociationDb))));

    private static bool IsSubject(Type service) => service.IsGenericType
        && (service.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || service.GetGenericTypeDefinition() == typeof(IAccessRule<>)
            || service.GetGenericTypeDefinition() == typeof(INotificationHandler<>));

    private static bool IsQuery(Type service) => service.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
        && service.GenericTypeArguments[0].GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>));

    private async Task SendAsync(ServiceProvider services, Type service, MethodInfo method, Arguments arguments)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().SignIn(new UserId(MadeUpReader.Id), "Test", new(MadeUpReader.Id), [new GrantedRole(Role.Administrator, null)]);
        var message = arguments.Make(service.GenericTypeArguments[0]);
        foreach (var handler in scope.ServiceProvider.GetServices(service))
            try { await (Task)method.Invoke(handler, [message, CancellationToken.None])!; }
            // Made-up rows make no sense to the business: only what cannot be translated counts here.
            catch (Exception failure) when (!IsUntranslated(failure)) { output.WriteLine($"{failure.GetType().Name}: {failure.Message}"); }
    }

    private static bool IsUntranslated(Exception failure) =>
        failure.Message.Contains("could not be translated", StringComparison.Ordinal) || failure.InnerException is { } inner && IsUntranslated(inner);

    private ServiceProvider Services(DryRun run)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = nameof(DatabaseKind.SqlServer),
            ["ConnectionStrings:Association"] = "Server=nowhere;Database=association",
            ["Storage:Root"] = _root,
        }).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddAssociation(configuration);
        services.ConfigureDbContext<AssociationDbContext>(options => options.AddInterceptors(run.Interceptors));
        NoPort.FillIn(services);
        return services.BuildServiceProvider();
    }
}
