using Association.Application.Certificates;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Tasks;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Certificates;

public sealed class IssueCertificatesTests : IntegrationTests
{
    private async Task<(TestApp App, BuiltEvent Event, TestUser Officer)> HeldAsync(DatabaseKind database, int attended, int absent = 0)
    {
        var app = await StartAsync(database, services: s => s.AddSingleton<ICertificateRenderer, PlainPages>());
        var @event = new AnEvent().Held();
        await app.Given(@event);
        for (var i = 0; i < attended + absent; i++)
        {
            var person = new AMember(Name: $"医生{i}", Pinyin: $"yisheng{i}").Guest();
            var place = new ARegistration(@event, person);
            await app.Given(i < attended ? [person, place.Attended()] : [person, place.Active()]);
        }

        return (app, @event, app.As(Role.EventOfficer));
    }

    /// <summary>Drawing is tested where it is done; here a page is its number.</summary>
    private sealed class PlainPages : ICertificateRenderer
    {
        public IEnumerable<byte[]> Render(IReadOnlyCollection<CertificateSheet> sheets) => sheets.Select(s => System.Text.Encoding.UTF8.GetBytes($"%PDF-{s.Number} {s.VerifyUrl}"));

        public byte[] RenderBook(IReadOnlyCollection<CertificateSheet> sheets, string title, DateOnly on) => [.. Render(sheets).SelectMany(pdf => pdf)];

        public byte[] Preview(CertificateSheet sheet) => Render([sheet]).Single();
    }

    [Theory, Databases]
    public async Task Those_who_came_get_one_and_pressing_twice_makes_no_second(DatabaseKind database)
    {
        var (app, @event, officer) = await HeldAsync(database, attended: 30, absent: 3);

        var counts = new List<int>();
        for (var i = 0; i < 3; i++) counts.Add((await officer.Send(new IssueCertificates(@event.Id))).Value.Items.Count);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => officer.Send(new IssueCertificates(@event.Id)))));

        Assert.Equal([25, 5, 0], counts);
        var lines = (await officer.Send(new ListCertificates(@event.Id, Size: 20))).Items;
        Assert.Equal(20, lines.Count(l => l.Holder.StartsWith("医生", StringComparison.Ordinal)));
        var person = await app.Db(db => db.Certificates.Select(c => c.Person).FirstAsync());
        Assert.Equal("呼吸学科年会", Assert.Single(await app.As(person).Send(new ListMyCertificates())).Event.Zh);
        var numbers = await app.Db(db => db.Certificates.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
        Assert.Equal(30, numbers.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 30), numbers.Select(n => int.Parse(n.Split('-')[2], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(numbers, n => Assert.True(CertificateNumber.IsWellFormed(n)));
    }

    [Theory, Databases]
    public async Task The_task_issues_them_all_and_lists_each(DatabaseKind database)
    {
        var (app, @event, officer) = await HeldAsync(database, attended: 27, absent: 1);
        var task = (await officer.Send(new StartCertificateIssue(@event.Id))).Value;

        await ActivatorUtilities.CreateInstance<LongTaskRunner>(app.Services).RunAsync(default);

        var ended = await app.Db(db => db.Tasks.SingleAsync());
        Assert.Equal((task, LongTaskState.Done, 27, 27, 0), (ended.Id.Value, ended.State, ended.Total, ended.Done, ended.Failed));
        Assert.Equal(27, await app.Db(db => db.Certificates.CountAsync()));
        Assert.Equal(27, await app.Db(db => db.Outbox.CountAsync(m => m.Template == "certificate-issued")));
    }

    [Theory, Databases]
    public async Task Parallel_issues_never_share_a_number(DatabaseKind database)
    {
        var (app, @event, officer) = await HeldAsync(database, attended: 12);
        var registrations = await app.Db(db => db.Registrations.Select(r => r.Id).ToListAsync());

        await Task.WhenAll(registrations.Select(r => Task.Run(() => officer.Send(new IssueCertificates(@event.Id, r)))));

        Assert.Equal(12, await app.Db(db => db.Certificates.Select(c => c.Number).Distinct().CountAsync()));
    }

    [Theory, Databases]
    public async Task Anybody_verifies_by_number_and_name_or_by_key_and_by_nothing_less(DatabaseKind database)
    {
        var (app, @event, officer) = await HeldAsync(database, attended: 1);
        await officer.Send(new IssueCertificates(@event.Id));
        var certificate = await app.Db(db => db.Certificates.SingleAsync());
        using var reader = new StreamReader((await officer.Send(new DownloadCertificate(certificate.Id)))!.Content);
        var key = (await reader.ReadToEndAsync()).Split("?k=")[1];

        async Task<Verification> Ask(string? number, string? name = null, string? k = null) => (await app.Anonymous.Send(new VerifyCertificate(number, name, k))).Verdict;

        Assert.Equal(Verification.Valid, await Ask(certificate.Number, k: key));
        Assert.Equal(Verification.Valid, await Ask($" {certificate.Number.ToLowerInvariant()} ", "医生0"));
        Assert.Equal(Verification.Unknown, await Ask(certificate.Number));
        Assert.Equal(Verification.Unknown, await Ask(certificate.Number, "王芳"));
        Assert.Equal(Verification.Unknown, await Ask(certificate.Number, k: new string('0', 32)));
        Assert.Equal(Verification.Unknown, await Ask("CDGX-2026-000002-A", "医生0"));

        Assert.True((await officer.Send(new RevokeCertificate(certificate.Id, "名字有误"))).Succeeded);
        Assert.Equal(Verification.Revoked, await Ask(certificate.Number, k: key));
        Assert.Single((await officer.Send(new IssueCertificates(@event.Id))).Value.Items);
    }

    [Theory, Databases]
    public async Task Before_the_event_is_concluded_there_is_none(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        await app.Given(@event);
        Assert.Equal("certificate.event-not-held", (await app.As(Role.EventOfficer).Send(new StartCertificateIssue(@event.Id))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_strangers_certificate_is_as_good_as_none(DatabaseKind database)
    {
        var (app, @event, officer) = await HeldAsync(database, attended: 1);
        await officer.Send(new IssueCertificates(@event.Id));
        var id = await app.Db(db => db.Certificates.Select(c => c.Id).SingleAsync());
        await Assert.ThrowsAsync<RefusedException>(() => app.As().Send(new DownloadCertificate(id)));
        await Assert.ThrowsAsync<RefusedException>(() => app.Anonymous.Send(new DownloadCertificate(id, "wrong")));
        await Assert.ThrowsAsync<RefusedException>(() => app.As().Send(new DownloadCertificate(Id<Certificate>.New())));
    }
}
