using System.Reflection;
using NetArchTest.Rules;
using Xunit;

namespace Association.Architecture.Tests;

public sealed class LayerTests
{
    private const string EfCore = "Microsoft.EntityFrameworkCore";
    private static readonly string[] Drivers = ["Npgsql", "Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient"];

    [Fact]
    public void The_domain_knows_nothing_but_the_base_library() =>
        Assert.All(Layers.Domain.GetReferencedAssemblies(), a => Assert.StartsWith("System", a.Name, StringComparison.Ordinal));

    [Fact]
    public void The_application_knows_neither_infrastructure_nor_hosts() =>
        Holds(Types.InAssembly(Layers.Application).ShouldNot().HaveDependencyOnAny(
            ["Association.Infrastructure", "Association.Hosting", "Association.Web", "Association.Cli", "Hangfire", "MailKit", "SkiaSharp", .. Drivers]));

    [Fact]
    public void The_infrastructure_knows_neither_hosts_nor_any_one_database() =>
        Holds(Types.InAssembly(Layers.Infrastructure).ShouldNot().HaveDependencyOnAny(
            ["Association.Infrastructure.Sqlite", "Association.Infrastructure.PostgreSql", "Association.Infrastructure.SqlServer",
             "Association.Hosting", "Association.Web", "Association.Cli", .. Drivers]));

    [Fact]
    public void Databases_do_not_know_each_other() =>
        Assert.All(Layers.Providers, provider => Assert.DoesNotContain(
            provider.GetReferencedAssemblies(), other => Layers.Providers.Any(p => p != provider && p.GetName().Name == other.Name)));

    /// <summary>A page binds, sends and shows; what it shows comes from a use case.</summary>
    [Fact]
    public void Pages_and_endpoints_send_requests_and_never_query() =>
        Holds(Types.InAssembly(Layers.Web).That().ResideInNamespaceMatching(@"^Association\.Web\.(Pages|Api)")
            .ShouldNot().HaveDependencyOnAny([EfCore, "Association.Infrastructure.Persistence", .. Drivers]));

    [Fact]
    public void Nothing_uses_the_in_memory_database() =>
        Assert.All(Layers.All.SelectMany(a => a.GetReferencedAssemblies()), a => Assert.NotEqual($"{EfCore}.InMemory", a.Name));

    [Fact]
    public void Classes_are_sealed_or_made_to_be_inherited() =>
        Findings.None(Layers.All.SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false, IsNested: false } && IsOurs(t))
            .Where(t => !Layers.All.SelectMany(a => a.GetTypes()).Any(other => other.BaseType == t))
            .Select(t => t.FullName!));

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Association", StringComparison.Ordinal) is true
        && !type.Namespace.EndsWith("Migrations", StringComparison.Ordinal) && !type.Namespace.Contains("AspNetCoreGeneratedDocument", StringComparison.Ordinal)
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && type.Name is not "Program" && !type.Name.StartsWith('<');

    private static void Holds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(result.IsSuccessful, string.Join("\n", result.FailingTypeNames ?? []));
    }
}
