using Association.Application.Common;
using Association.Application.Import;
using Association.Application.Integrity;
using Association.Application.Members.Duplicates;
using Association.Infrastructure.Backup;
using Association.Infrastructure.Chinese;
using Association.Infrastructure.Demo;
using Association.Infrastructure.Files;
using Association.Infrastructure.Jobs;
using Association.Infrastructure.Identity;
using Association.Infrastructure.Persistence;
using Association.Infrastructure.Security;
using Association.Infrastructure.Spreadsheets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Association.Infrastructure;

/// <param name="Root">Folder of files, keys and mails.</param>
/// <param name="KeysInDatabase">Keys as protected rows instead of files, for nodes that share no folder.</param>
public sealed record StorageOptions(string Root, bool KeysInDatabase)
{
    public string Files => Path.Combine(Root, "files");
    public string Keys => Path.Combine(Root, "keys");
    public string Mails => Path.Combine(Root, "mails");
    /// <summary>Where an archive of the whole is put each night; null: nobody asked for it.</summary>
    public string? Backups { get; init; }
    public int BackupsKept { get; init; } = 7;
}

public static class InfrastructureServices
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IDatabaseProvider provider, string connectionString, StorageOptions storage)
    {
        services.AddSingleton(provider);
        services.AddSingleton(storage);
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<AuditInterceptor>();
        var manyRows = new ManyRowsInterceptor(provider.Copy);
        services.AddDbContext<AssociationDbContext>((scope, options) =>
        {
            provider.Configure(options, connectionString);
            options.AddInterceptors(scope.GetRequiredService<AuditInterceptor>(), scope.GetRequiredService<WakeUpInterceptor>(), manyRows);
        });
        services.AddScoped<IAssociationDb>(p => p.GetRequiredService<AssociationDbContext>());
        services.AddSingleton<RemovedContents>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IPersonReferences, PersonReferences>();
        services.AddScoped<IFileStore>(p => new FolderFileStore(storage.Files, p.GetRequiredService<IAssociationDb>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<Application.Import.Batches.IReferences, References>();
        services.AddSingleton<IPinyin, Pinyin>();
        services.AddSingleton<IWorkbooks, Workbooks>();
        services.AddSingleton<IWorkbookWriter, WorkbookWriter>();
        services.AddSingleton<IFileInventory>(new FolderFileInventory(storage.Files));
        services.AddSingleton<IDemoData, DemoData>();
        services.AddScoped<BackupWriter>();
        services.AddScoped<BackupReader>();
        services.AddJobRunner();
        services.AddAccounts();
        AddKeys(services, storage);
        return services;
    }

    private static void AddKeys(IServiceCollection services, StorageOptions storage)
    {
        var protection = services.AddDataProtection().SetApplicationName("Association");
        if (storage.KeysInDatabase)
        {
            protection.PersistKeysToDbContext<AssociationDbContext>();
            services.AddSingleton<IKeyRing, DatabaseKeyRing>();
        }
        else
        {
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(storage.Keys, "protection")));
            services.AddSingleton<IKeyRing>(_ => new FolderKeyRing(storage.Keys));
        }

        services.AddSingleton<IPersonalNumbers, PersonalNumbers>();
        services.AddSingleton<IFileSeal, FileSeal>();
        services.AddScoped<KeyRotation>();
        services.AddScoped<ISealedNumbers>(p => p.GetRequiredService<KeyRotation>());
        services.AddSingleton<ILinkSecrets, LinkSecrets>();
    }
}
