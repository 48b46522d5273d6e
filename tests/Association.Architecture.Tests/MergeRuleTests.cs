using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Association.Architecture.Tests;

/// <summary>Whoever adds a column that refers to a person decides what a merge of two people does with it.</summary>
public sealed class MergeRuleTests
{
    [Fact]
    public void Every_column_that_refers_to_a_person_has_a_rule_and_every_rule_a_column()
    {
        using var db = ((IDesignTimeDbContextFactory<AssociationDbContext>)DatabaseKind.Sqlite.Provider()).CreateDbContext([]);
        Findings.None(Undecided(db.Model).Select(column => $"{column}: add it to MergeRules.Of, and its text merge.count-{column}"));
        Findings.None(MergeRules.Of.Keys.Except(ColumnsOf(db.Model)).Select(column => $"{column} is in MergeRules.Of, but no such column refers to a person"));
    }

    [Fact]
    public void A_column_without_a_rule_is_told()
    {
        var builder = new ModelBuilder();
        builder.Entity<Errand>(errand =>
        {
            errand.HasKey(e => e.Key);
            errand.Property(e => e.For).HasConversion(id => id.Value, value => new Id<Person>(value));
            errand.Property(e => e.By).HasConversion(id => id!.Value.Value, value => (Id<Person>?)new Id<Person>(value));
        });
        Assert.Equal(["Errand.By", "Errand.For"], Undecided(builder.FinalizeModel()));
    }

    private static IEnumerable<string> Undecided(IModel model) => ColumnsOf(model).Except(MergeRules.Of.Keys);

    private static IEnumerable<string> ColumnsOf(IModel model) => PersonReferences.ColumnsTo<Person>(model).Select(PersonReferences.NameOf);

    private sealed record Errand(int Key, Id<Person> For, Id<Person>? By);
}
