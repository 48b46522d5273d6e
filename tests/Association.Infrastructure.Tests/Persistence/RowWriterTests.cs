using Association.Application.Audit;
using Association.Application.Import.Batches;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.Infrastructure.PostgreSql;
using Association.Infrastructure.Sqlite;
using Xunit;

namespace Association.Infrastructure.Tests.Persistence;

public sealed class RowWriterTests
{
    [Theory]
    [InlineData(typeof(Person))]
    [InlineData(typeof(Employment))]
    [InlineData(typeof(Membership))]
    [InlineData(typeof(MembershipTerm))]
    [InlineData(typeof(ImportEntry))]
    [InlineData(typeof(AuditEntry))]
    public void What_an_import_of_members_adds_is_written_many_rows_at_once(Type kind) =>
        Assert.All([new SqliteProvider().CreateDbContext([]), new PostgreSqlProvider().CreateDbContext([])], db =>
        {
            using (db) Assert.NotNull(RowWriter.Of(db.Model.FindEntityType(kind)!));
        });
}
