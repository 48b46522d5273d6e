using Association.TestKit;
using Xunit;

namespace Association.Architecture.Tests;

public sealed class SqlServerScriptTests
{
    [Fact]
    public void The_script_is_sql_that_sql_server_reads() =>
        TransactSql.MustParse(File.ReadAllText(Repository.At("db", "sqlserver", "schema.sql")));

    [Fact]
    public void What_is_no_sql_is_told_apart() =>
        Assert.ThrowsAny<Exception>(() => TransactSql.MustParse("SELECT FROM WHERE"));
}
