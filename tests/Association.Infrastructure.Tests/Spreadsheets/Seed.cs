namespace Association.Infrastructure.Tests.Spreadsheets;

/// <summary>The demo data of 2019 in <c>db/seed</c>.</summary>
internal static class Seed
{
    public static FileStream Open(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Seed", "2019", name));
}
