using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Association.Architecture.Tests;

/// <summary>The parser of SQL Server 2022, for where no server is at hand.</summary>
internal static class TransactSql
{
    public static void MustParse(string sql)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(e => $"line {e.Line}: {e.Message}")) + $"\n{sql}");
    }
}
