using System.Globalization;
using Association.Application.Common;
using Association.Application.Credits;
using Association.Application.Rooms;
using Association.Domain.Common;
using Association.Infrastructure;
using Association.Infrastructure.Messages;
using Association.Infrastructure.Payments;
using Association.Infrastructure.Persistence;
using Association.Infrastructure.PostgreSql;
using Association.Infrastructure.Sqlite;
using Association.Infrastructure.SqlServer;
using Microsoft.Extensions.Configuration;

namespace Association.Hosting;

/// <summary>A configuration value that does not work; the message is one sentence that names the key.</summary>
public sealed class ConfigurationException(string key, string problem) : Exception($"Configuration '{key}': {problem}")
{
    public string Key { get; } = key;
}

/// <summary>The configuration that web and command line share, checked before anything starts. See docs/operate.md.</summary>
public sealed record AssociationSettings(IDatabaseProvider Provider, string ConnectionString, StorageOptions Storage, SiteOptions Site, MailOptions Mail, string? MapperLicenseKey, SalonOptions Salons, PaymentOptions Payments, CreditOptions Credits)
{
    public static AssociationSettings From(IConfiguration configuration)
    {
        var root = Path.GetFullPath(configuration["Storage:Root"] is { Length: > 0 } given ? given : "data", Home);
        var provider = ProviderOf(configuration["Database:Provider"]);
        var storage = new StorageOptions(root, KeysInDatabase(configuration["Keys:Store"]))
        {
            Backups = configuration["Storage:Backups"] is { Length: > 0 } folder ? Path.GetFullPath(folder, Home) : null, BackupsKept = KeptOf(configuration["Storage:BackupsKept"]),
        };
        var site = SiteOf(configuration);
        return new(provider, ConnectionOf(configuration, provider, root), storage, site, MailSettings.From(configuration, site, storage.Mails), configuration["AutoMapper:LicenseKey"], SalonsOf(configuration), PaymentSettings.From(configuration, site),
            new(configuration["Credits:Jurisdiction"] is { Length: > 0 } jurisdiction ? jurisdiction : Domain.Credits.StandardPacks.China));
    }

    private static int KeptOf(string? text) =>
        string.IsNullOrEmpty(text) ? 7
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var kept) && kept is >= 1 and <= 365 ? kept
        : throw new ConfigurationException("Storage:BackupsKept", $"'{text}' is not a number from 1 to 365.");

    /// <summary>
    /// What relative folders start from: the source tree where the program is run from within one, so that web and command line
    /// meet in one folder whichever project is run; else the working folder.
    /// </summary>
    private static string Home
    {
        get
        {
            var working = new DirectoryInfo(Directory.GetCurrentDirectory());
            for (var folder = working; folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Association.sln"))) return folder.FullName;
            return working.FullName;
        }
    }

    private static IDatabaseProvider ProviderOf(string? name) => name switch
    {
        null or "" or "Sqlite" => new SqliteProvider(),
        "PostgreSql" => new PostgreSqlProvider(),
        "SqlServer" => new SqlServerProvider(),
        _ => throw new ConfigurationException("Database:Provider", $"'{name}' is not one of Sqlite, PostgreSql, SqlServer."),
    };

    private static bool KeysInDatabase(string? store) => store switch
    {
        null or "" or "Folder" => false,
        "Database" => true,
        _ => throw new ConfigurationException("Keys:Store", $"'{store}' is not one of Folder, Database."),
    };

    private static string ConnectionOf(IConfiguration configuration, IDatabaseProvider provider, string root) =>
        configuration.GetConnectionString("Association") is { Length: > 0 } given ? given
        : provider is SqliteProvider ? $"Data Source={Path.Combine(root, "association.db")}"
        : throw new ConfigurationException("ConnectionStrings:Association", $"a connection string is needed for {provider.Name}.");

    private static SalonOptions SalonsOf(IConfiguration configuration) => configuration["Salons:LeadDays"] switch
    {
        null or "" => new(),
        var days when int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var ahead) && ahead <= SalonOptions.MaxLeadDays => new() { LeadDays = ahead },
        var days => throw new ConfigurationException("Salons:LeadDays", $"'{days}' is not a number of days from 0 to {SalonOptions.MaxLeadDays}."),
    };

    private static SiteOptions SiteOf(IConfiguration configuration)
    {
        var address = configuration["Site:BaseUrl"] ?? "http://localhost:5080";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var baseUrl) || baseUrl.Scheme is not ("http" or "https"))
            throw new ConfigurationException("Site:BaseUrl", $"'{address}' is not an absolute http or https address.");
        var name = new Bilingual(configuration["Site:Name:zh-CN"] ?? "成都高新医学会", configuration["Site:Name:en"] ?? "Chengdu Hi-tech Zone Medical Association");
        var bank = new Bilingual(configuration["Site:BankAccount:zh-CN"] ?? "户名：成都高新医学会\n开户行：示例银行高新支行\n账号：5101 0000 0000 8888",
            configuration["Site:BankAccount:en"] ?? "Account name: 成都高新医学会\nBank: Demo Bank, Hi-tech Zone Branch\nAccount: 5101 0000 0000 8888");
        return new(name, baseUrl, configuration["Site:CertificateCode"] ?? "CDGX", bank);
    }
}
