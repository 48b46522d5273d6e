using Association.Application.Integrity;
using Association.TestKit;
using Xunit;

namespace Association.Infrastructure.Tests.Persistence;

/// <summary>Says on every run whether a SQL Server took part: then every [Databases] test ran on it too.</summary>
public sealed class SqlServerTests
{
    [SqlServerFact]
    public async Task A_real_sql_server_migrates_and_keeps_the_invariants()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.SqlServer);
        await app.Given(new AnEvent().Published(), new AMember().Live());
        Assert.All(await app.Send(new CheckIntegrity()), result => Assert.True(result.Holds, result.ToString()));
    }
}
