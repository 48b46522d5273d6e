using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Association.TestKit;

internal static class SqliteDatabases
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static async Task<TestDatabase> CreateAsync(bool empty)
    {
        var folder = Directory.CreateTempSubdirectory("association-test-").FullName;
        var file = Path.Combine(folder, "association.db");
        if (!empty) File.Copy(await Template.Value, file);
        var connection = $"Data Source={file}";
        return new TestDatabase(DatabaseKind.Sqlite, connection, () => DropAsync(connection, folder));
    }

    private static Task DropAsync(string connection, string folder)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("association-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "template.db");
        // Without a pool the last connection closes the write-ahead log into the one file that is copied.
        await using var database = new TestDatabase(DatabaseKind.Sqlite, $"Data Source={file};Pooling=False", () => Task.CompletedTask);
        await using var db = database.Context();
        await db.Database.MigrateAsync();
        return file;
    }
}
