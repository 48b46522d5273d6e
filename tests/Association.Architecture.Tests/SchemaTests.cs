using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Association.Architecture.Tests;

public sealed class SchemaTests
{
    public static TheoryData<DatabaseKind> Databases => new(Enum.GetValues<DatabaseKind>());

    [Theory, MemberData(nameof(Databases))]
    public void The_migrations_say_what_the_model_says(DatabaseKind database)
    {
        using var db = Design(database);
        Assert.False(db.Database.HasPendingModelChanges(), $"The model of {database} changed: add a migration.");
    }

    [Theory, MemberData(nameof(Databases))]
    public void The_committed_script_is_the_one_the_migrations_make(DatabaseKind database)
    {
        using var db = Design(database);
        var script = Normalized(db.GetService<IMigrator>().GenerateScript());
        var committed = Normalized(File.ReadAllText(Repository.At("db", database.ToString().ToLowerInvariant(), "schema.sql")));
        Assert.Equal(script, committed);
    }

    private static AssociationDbContext Design(DatabaseKind database) => ((IDesignTimeDbContextFactory<AssociationDbContext>)database.Provider()).CreateDbContext([]);

    private static string Normalized(string script) => script.ReplaceLineEndings("\n").Trim('\uFEFF', '\n', ' ');
}
