using Association.Infrastructure.Persistence;
using Association.Infrastructure.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Association.Infrastructure.Tests.Persistence;

/// <summary>What the product adds to the connection string of an installation, and what it leaves as it was given.</summary>
public sealed class PostgreSqlConnectionTests
{
    [Fact]
    public void Keeps_statements_parsed_and_does_not_clean_a_connection_that_nobody_dirtied()
    {
        var connection = Configured("Host=localhost;Database=x");
        Assert.Equal((200, true, "-c lock_timeout=3s"), (connection.MaxAutoPrepare, connection.NoResetOnClose, connection.Options));
    }

    [Fact]
    public void Leaves_what_was_given()
    {
        var connection = Configured("Host=localhost;Database=x;Max Auto Prepare=0;No Reset On Close=false;Options=-c work_mem=8MB");
        Assert.Equal((0, false, "-c work_mem=8MB"), (connection.MaxAutoPrepare, connection.NoResetOnClose, connection.Options));
    }

    private static NpgsqlConnectionStringBuilder Configured(string given)
    {
        var options = new DbContextOptionsBuilder<AssociationDbContext>();
        new PostgreSqlProvider().Configure(options, given);
        using var db = new AssociationDbContext(options.Options);
        return new(db.Database.GetConnectionString());
    }
}
