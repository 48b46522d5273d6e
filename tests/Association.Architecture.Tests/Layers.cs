using System.Reflection;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Hosting;
using Association.Infrastructure;
using Association.Infrastructure.PostgreSql;
using Association.Infrastructure.Sqlite;
using Association.Infrastructure.SqlServer;

namespace Association.Architecture.Tests;

internal static class Layers
{
    public static readonly Assembly Domain = typeof(Error).Assembly;
    public static readonly Assembly Application = typeof(IAssociationDb).Assembly;
    public static readonly Assembly Infrastructure = typeof(InfrastructureServices).Assembly;
    public static readonly Assembly[] Providers = [typeof(SqliteProvider).Assembly, typeof(PostgreSqlProvider).Assembly, typeof(SqlServerProvider).Assembly];
    public static readonly Assembly Hosting = typeof(HostingServices).Assembly;
    public static readonly Assembly Web = Assembly.Load("Association.Web");
    public static readonly Assembly Cli = Assembly.Load("Association.Cli");

    public static IEnumerable<Assembly> All => [Domain, Application, Infrastructure, .. Providers, Hosting, Web, Cli];
}
