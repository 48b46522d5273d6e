using System.Text.Json;
using Association.Application.Tests.Import;
using Association.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Association.Application.Tests.CommandLine;

public sealed class CommandLineTests : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Cli _cli = new();

    [Fact]
    public async Task Units_and_members_go_into_a_database_that_was_not_there_and_come_out_again()
    {
        await WriteAsync("units.csv", Roster.Rows(Roster.UnitHeader, $"{Roster.Hospital},91510199MAH0000081,理事单位,三级,公立,,,,,,2011-12-14"));
        await WriteAsync("members.csv", Roster.Rows(Roster.MemberHeader, Roster.Member(1), Roster.Member(1), Roster.Member(2, unit: "无此医院"), Roster.Member(3)));

        Assert.Equal((0, ""), await ExitAsync("import", "units", "units.csv"));
        Assert.Equal((0, ""), await ExitAsync("import", "members", "members.csv", "--dry-run", "--report", "dry.json"));
        Assert.Equal((0, ""), await ExitAsync("import", "members", "members.csv", "--report", "report.json"));
        Assert.Equal(await File.ReadAllTextAsync(_cli.At("dry.json")), await File.ReadAllTextAsync(_cli.At("report.json")));
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_cli.At("report.json")));
        Assert.Equal((2, 0), (report.RootElement.GetProperty("created").GetInt32(), report.RootElement.GetProperty("updated").GetInt32()));
        Assert.Equal("""{"row":3,"code":"resident-id.duplicate"}""", Compact(report.RootElement.GetProperty("duplicates")[0]));
        Assert.StartsWith("""{"row":4,"field":"unit","code":"unit.unknown""", Compact(report.RootElement.GetProperty("errors")[0]), StringComparison.Ordinal);

        Assert.Equal((0, ""), await ExitAsync("export", "members", "out.csv"));
        var again = await _cli.RunAsync("import", "members", "out.csv", "--culture", "en");
        Assert.Equal("2 rows: 0 created, 0 updated, 2 unchanged, 0 duplicates, 0 refused.", again.Output.Trim());
        Assert.Contains(Roster.ResidentId(3), await File.ReadAllTextAsync(_cli.At("out.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Database:Provider=Oracle", "Database:Provider")]
    [InlineData("--Site:BaseUrl=nowhere", "Site:BaseUrl")]
    [InlineData("--ConnectionStrings:Association=Nonsense", "ConnectionStrings:Association")]
    public async Task A_configuration_value_that_does_not_work_is_named_in_one_sentence(string setting, string key)
    {
        var answer = await _cli.RunAsync("check", setting);
        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(key, Assert.Single(Lines(answer.Error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no report of 1999.", "--year", "1999")]
    [InlineData("2018-05-01 is no past day of 2019.", "--year", "2019", "--as-of", "2018-05-01")]
    [InlineData("--as-of goes with --format json; documents are about the whole year.", "--year", "2019", "--as-of", "2019-05-01", "--format", "docx", "--out", "report.docx")]
    public async Task A_report_of_another_year_or_day_is_not_printed_instead(string sentence, params string[] asked)
    {
        var answer = await _cli.RunAsync(["report", "annual", .. asked, "--culture", "en"]);
        Assert.Equal((1, "", sentence), (answer.Exit, answer.Output, answer.Error.Trim()));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_one_sentence_too()
    {
        var answer = await _cli.RunAsync("check", "--Database:Provider", "PostgreSql", "--ConnectionStrings:Association", "Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2");
        Assert.Equal(2, answer.Exit);
        Assert.Contains("ConnectionStrings:Association", Assert.Single(Lines(answer.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_is_configuration_too_and_a_switch_wins_over_it()
    {
        _cli.With("Database__Provider", "Oracle").With("Storage__Root", "elsewhere");
        Assert.Equal(2, (await _cli.RunAsync("check")).Exit);
        Assert.Equal(0, (await _cli.RunAsync("check", "--Database:Provider=Sqlite")).Exit);
        Assert.True(File.Exists(_cli.At("elsewhere/association.db")));
    }

    [Theory]
    [InlineData("nothing.xlsx", null)]
    [InlineData("bad.xlsx", "这不是表格")]
    [InlineData("other.csv", "甲,乙\n1,2")]
    public async Task A_file_that_cannot_be_imported_is_one_sentence(string name, string? content)
    {
        if (content is not null) await WriteAsync(name, content);
        var answer = await _cli.RunAsync("import", "members", name, "--report", "report.json");
        Assert.Equal((1, ""), (answer.Exit, answer.Output));
        Assert.Single(Lines(answer.Error));
        Assert.False(File.Exists(_cli.At("report.json")));
    }

    [Theory]
    [InlineData("LANG", "en_US.UTF-8", "Command line of the association platform")]
    [InlineData("LANG", "zh_CN.UTF-8", "医学会管理平台命令行")]
    [InlineData("LC_ALL", "C.UTF-8", "医学会管理平台命令行")]
    public async Task Help_speaks_the_language_of_the_terminal(string variable, string value, string word)
    {
        var answer = await _cli.With(variable, value).RunAsync("--help");
        Assert.Equal(0, answer.Exit);
        Assert.Contains(word, answer.Output, StringComparison.Ordinal);
        foreach (var command in new[] { "demo", "import", "export", "check", "backup", "restore" }) Assert.Contains(command, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_invariant_is_named_and_ends_with_1()
    {
        await WriteAsync("units.csv", Roster.Rows(Roster.UnitHeader, $"{Roster.Hospital},91510199MAH0000081,理事单位,三级,公立,,,,,,2011-12-14"));
        await _cli.RunAsync("import", "units", "units.csv");
        var whole = await _cli.RunAsync("check");
        Assert.Equal(0, whole.Exit);
        Assert.All(Lines(whole.Output), line => Assert.StartsWith("正常", line, StringComparison.Ordinal));

        await ExecuteAsync("DELETE FROM \"AuditEntries\"");
        var broken = await _cli.RunAsync("check");
        Assert.Equal(1, broken.Exit);
        Assert.Contains(Lines(broken.Output), line => line.StartsWith("异常  audit.complete", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task A_backup_comes_back_on_another_machine(DatabaseKind database)
    {
        await using var first = await TestDatabase.CreateAsync(database, empty: true);
        await using var second = await TestDatabase.CreateAsync(database, empty: true);
        await WriteAsync("units.csv", Roster.Rows(Roster.UnitHeader, $"{Roster.Hospital},91510199MAH0000081,理事单位,三级,公立,,,余浩瑞,19082435203,,2011-12-14"));
        await WriteAsync("members.csv", Roster.MembersCsv(20));
        string[] here = ["--Database:Provider", $"{database}", "--ConnectionStrings:Association", first.ConnectionString, "--Storage:Root", "here"];
        string[] there = ["--Database:Provider", $"{database}", "--ConnectionStrings:Association", second.ConnectionString, "--Storage:Root", "there"];
        Assert.Equal((0, ""), await ExitAsync(["import", "units", "units.csv", .. here]));
        Assert.Equal((0, ""), await ExitAsync(["import", "members", "members.csv", .. here]));
        Assert.Equal((0, ""), await ExitAsync(["export", "members", "before.csv", .. here]));
        Assert.Equal((0, ""), await ExitAsync(["backup", "all.zip", .. here]));

        Assert.Equal((0, ""), await ExitAsync(["restore", "all.zip", .. there]));
        Assert.Equal((0, ""), await ExitAsync(["check", .. there]));
        Assert.Equal((0, ""), await ExitAsync(["export", "members", "after.csv", .. there]));
        Assert.Equal(await File.ReadAllTextAsync(_cli.At("before.csv")), await File.ReadAllTextAsync(_cli.At("after.csv")));
        Assert.Equal(1, (await _cli.RunAsync(["restore", "all.zip", .. there])).Exit);
        Assert.Equal(0, (await _cli.RunAsync(["restore", "all.zip", "--force", .. there])).Exit);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_cli.At("all.zip")));
    }

    [Fact]
    public async Task The_demo_is_loaded_once()
    {
        var first = await _cli.RunAsync("demo");
        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.Contains("admin@", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), await ExitAsync("check"));
        var counts = await CountsAsync();
        Assert.Equal("5700 members, 255 activities, 3 conferences, 2 salons, 32 certificates", $"{counts.Members} members, {counts.Events - 5} activities, 3 conferences, 2 salons, {counts.Certificates} certificates");

        var second = await _cli.RunAsync("demo");
        Assert.Equal((0, ""), (second.Exit, second.Error));
        Assert.Equal(counts, await CountsAsync());
    }

    public void Dispose() => _cli.Dispose();

    private Task WriteAsync(string name, string content) => File.WriteAllTextAsync(_cli.At(name), content);

    private async Task<(int, string)> ExitAsync(params string[] arguments)
    {
        var answer = await _cli.RunAsync(arguments);
        return (answer.Exit, answer.Error);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Plain);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_cli.At("data/association.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(long Members, long Events, long Certificates, long Audit)> CountsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_cli.At("data/association.db")};Pooling=False");
        await connection.OpenAsync();
        return (await CountAsync(connection, "Memberships"), await CountAsync(connection, "Events"), await CountAsync(connection, "Certificates"), await CountAsync(connection, "AuditEntries"));
    }

    private static async Task<long> CountAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
