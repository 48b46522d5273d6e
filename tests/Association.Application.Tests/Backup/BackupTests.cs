using System.IO.Compression;
using Association.Application.Access;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Integrity;
using Association.Application.Tests.Integrity;
using Association.Domain.Common;
using Association.Hosting;
using Association.Infrastructure.Backup;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Backup;

public sealed class BackupTests : IntegrationTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("association-backup-").FullName;

    private string Archive => Path.Combine(_folder, "backup.zip");

    [Theory, Databases]
    public async Task A_restored_installation_is_whole_and_its_old_certificates_verify(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await ConferenceStory.TellAsync(app);
        var (number, mails) = await app.Db(async db => (await db.Certificates.Select(c => c.Number).FirstAsync(), await MailsAsync(db)));
        var key = await app.With<ILinkSecrets, string>(secrets => Task.FromResult(secrets.For(CertificateLinks.Purpose, number)));
        var manifest = await BackUpAsync(app);
        Assert.Contains(manifest.Rows, r => r is { Key: "Certificates", Value: 2 });

        await using var fresh = await TestDatabase.CreateAsync(database, empty: true);
        await using var restored = Services(fresh, Path.Combine(_folder, "restored"), app.Clock);
        await using var scope = restored.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BackupReader>().RestoreAsync(Archive, force: false, default);

        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("test");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        Assert.Equal(Verification.Valid, (await mediator.Send(new VerifyCertificate(number, null, key))).Verdict);
        Assert.All(await mediator.Send(new CheckIntegrity()), result => Assert.True(result.Holds, result.ToString()));
        Assert.Equal(mails, await MailsAsync(scope.ServiceProvider.GetRequiredService<AssociationDbContext>()));
    }

    [Theory, Databases]
    public async Task What_is_not_empty_is_replaced_only_by_force(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new AMember(Name: "旧人").Live());
        await BackUpAsync(app);
        await app.Given(new AMember(Name: "新人").Live());

        Assert.Equal(BackupErrors.NotEmpty.Code, await RefusalAsync(app));
        Assert.Equal(2, await app.Db(db => db.People.CountAsync()));
        await app.With<BackupReader, BackupManifest>(reader => reader.RestoreAsync(Archive, force: true, default));
        Assert.Equal("旧人", await app.Db(db => db.People.Select(p => p.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_damaged_archive_changes_nothing_even_by_force()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(new AMember().Live());
        await BackUpAsync(app);
        await using (var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update))
        {
            var dump = zip.GetEntry("database/association.dump")!;
            await using var content = await dump.OpenAsync();
            content.Position = content.Length / 2;
            content.WriteByte(0x5A);
            content.WriteByte(0xA5);
        }

        Assert.Equal(BackupErrors.Damaged.Code, await RefusalAsync(app, force: true));
        Assert.Equal(1, await app.Db(db => db.People.CountAsync()));
    }

    [Theory]
    [InlineData("\"provider\": \"Sqlite\"", "\"provider\": \"PostgreSql\"", "backup.other-database")]
    [InlineData("\"format\": 1", "\"format\": 2", "backup.newer")]
    [InlineData("\"migration\": \"2", "\"migration\": \"9", "backup.newer")]
    [InlineData("{", "[", "backup.not-an-archive")]
    public async Task An_archive_that_does_not_fit_is_refused(string written, string changed, string code)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await BackUpAsync(app);
        await using (var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update))
        {
            var manifest = zip.GetEntry(BackupManifest.Name)!;
            string text;
            using (var reader = new StreamReader(await manifest.OpenAsync())) text = await reader.ReadToEndAsync();
            manifest.Delete();
            await using var writer = new StreamWriter(await zip.CreateEntry(BackupManifest.Name).OpenAsync());
            await writer.WriteAsync(text.Replace(written, changed, StringComparison.Ordinal));
        }

        Assert.Equal(code, await RefusalAsync(app, force: true));
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_refused()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(Archive, "姓名,身份证号");
        Assert.Equal(BackupErrors.NotAnArchive.Code, await RefusalAsync(app));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<BackupManifest> BackUpAsync(TestApp app) => app.With<BackupWriter, BackupManifest>(writer => writer.WriteAsync(Archive, default));

    private async Task<string> RefusalAsync(TestApp app, bool force = false) =>
        (await Assert.ThrowsAsync<RefusedException>(() => app.With<BackupReader, BackupManifest>(reader => reader.RestoreAsync(Archive, force, default)))).Error.Code;

    private static async Task<string> MailsAsync(AssociationDbContext db) =>
        string.Join('\n', await db.Outbox.OrderBy(m => m.Id).Select(m => m.Key + m.State).ToListAsync());

    private static ServiceProvider Services(TestDatabase database, string root, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddAssociation(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = database.Kind.ToString(), ["ConnectionStrings:Association"] = database.ConnectionString, ["Storage:Root"] = root,
        }).Build());
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
