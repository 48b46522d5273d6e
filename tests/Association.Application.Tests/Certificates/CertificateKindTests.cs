using System.IO.Compression;
using Association.Application.Certificates;
using Association.Application.Credits;
using Association.Application.Lists;
using Association.Application.Tasks;
using Association.Application.Tests.Credits;
using Association.Domain.Access;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Files;
using Association.Domain.Lecturers;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Certificates;

/// <summary>Certificates of every kind, by templates, anew, and in bundles; drawn as they are for people.</summary>
public sealed class CertificateKindTests : IntegrationTests
{
    private static async Task<IReadOnlyList<IssuedCertificate>> IssueAsync(CreditCase course, CertificateKind kind) =>
        (await course.Office.Send(new IssueCertificates(course.At.Id, Kind: kind))).Value.Items;

    private static async Task ReleaseAllAsync(CreditCase course)
    {
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        foreach (var award in await course.Office.Send(new CreditsToRelease(course.At.Id))) Assert.True((await course.Office.Send(new ReleaseCredits(course.At.Id, award))).Succeeded);
    }

    [Theory, Databases]
    public async Task R1_42_a_certificate_of_credits_waits_for_their_release(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        var (person, _) = await course.CameAsync("𠮷田㐱·艾力", (8, 40), (13, 50));
        Assert.Empty(await IssueAsync(course, CertificateKind.Credit));
        Assert.Single(await IssueAsync(course, CertificateKind.Attendance));
        await ReleaseAllAsync(course);

        Assert.Single(await IssueAsync(course, CertificateKind.Credit));

        Assert.Empty(await IssueAsync(course, CertificateKind.Credit));
        var kept = await app.Db(db => db.Certificates.SingleAsync(c => c.Kind == CertificateKind.Credit));
        Assert.Equal((2m, 6m, "2026-03-01-012（区）", "𠮷田㐱·艾力"), (kept.Credits, kept.Hours, kept.ProjectNumber, kept.HolderName));
        Assert.Equal(2, (await app.As(person.Id).Send(new ListMyCertificates())).Count);
        var file = await app.Db(db => db.Files.SingleAsync(f => f.Id == kept.File));
        Assert.Equal(kept.FileSha256, file.Sha256);
        Assert.InRange(file.Size, 1, 200_000);
    }

    [Theory, Databases]
    public async Task R1_42_whoever_was_let_in_by_a_correction_alone_is_tested_and_gets_the_certificate(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app, CmeAssessment.Test);
        var (_, place) = await course.CameAsync("张文静");
        Assert.True((await course.Office.Send(new CorrectAttendance(course.At.Id, place.Id, course.Morning.Id, course.Morning.StartsAt, course.Morning.EndsAt, "设备故障"))).Succeeded);
        Assert.Equal(1, (await course.Office.Send(new RecordAssessments(course.At.Id, "张文静 90", 60))).Value.Passed);
        await ReleaseAllAsync(course);

        Assert.Single(await IssueAsync(course, CertificateKind.Credit));
        Assert.Empty(await IssueAsync(course, CertificateKind.Attendance));
    }

    [Theory, Databases]
    public async Task R1_34_whoever_taught_gets_a_proof_of_it_without_a_registration(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var person = new AMember(Name: "陈教授", Pinyin: "chenjiaoshou").Guest();
        var lecturer = new Lecturer("陈教授", null, new(null, "主任医师", null, "zh", "CN"));
        lecturer.IsKnownAs(person.Id);
        var built = new AnEvent(On: Sample.Today.AddDays(-3), Now: Sample.Now.AddDays(-30)).Draft();
        var speaker = new EventSpeaker(built.Id, lecturer.Id, new(new("陈教授"), null, null, "chen@example.org", "zh-CN", null, null, Disclosure.Nothing, null));
        built.Event.Describe(built.Event.Sessions.Single().Id, new SessionDetails(SessionKind.Lecture, Speakers: [speaker.Id]));
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Sample.Now.AddDays(-30)), Sample.Now.AddDays(-30));
        built.Event.Conclude(built.Event.EndsOn);
        await app.Given(person, lecturer, built, speaker);
        var officer = app.As(Role.EventOfficer);

        Assert.Single((await officer.Send(new IssueCertificates(built.Id, Kind: CertificateKind.Lecturer))).Value.Items);

        Assert.Empty((await officer.Send(new IssueCertificates(built.Id, Kind: CertificateKind.Lecturer))).Value.Items);
        var proof = await app.Db(db => db.Certificates.SingleAsync());
        Assert.Null(proof.Registration);
        Assert.Equal((1m, "开幕"), (proof.Hours, proof.Detail));
        Assert.NotNull(await app.As(person.Id).Send(new DownloadCertificate(proof.Id)));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(Id<Domain.Members.Person>.New()).Send(new DownloadCertificate(proof.Id)));
        Assert.NotEqual(proof.Hours, await app.Db(db => db.Events.Select(e => e.Hours).SingleAsync()));
        var next = (await app.As(Role.CmeOfficer).Send(new ReissueCertificate(proof.Id, "重印"))).Value;
        Assert.Equal(1m, await app.Db(db => db.Certificates.Where(c => c.Number == next.Number).Select(c => c.Hours).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Fifty_at_once_make_fifty_numbers(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new AnEvent().Held();
        await app.Given(built);
        for (var i = 0; i < 50; i++)
        {
            var person = new AMember(Name: $"医生{i}", Pinyin: $"yisheng{i}").Guest();
            await app.Given(person, new ARegistration(built, person).Attended());
        }

        var officer = app.As(Role.EventOfficer);
        var places = await app.Db(db => db.Registrations.Select(r => r.Id).ToListAsync());
        var issued = await Task.WhenAll(places.Select(r => Task.Run(() => officer.Send(new IssueCertificates(built.Id, r)))));

        Assert.All(issued, i => Assert.Single(i.Value.Items));
        var numbers = await app.Db(db => db.Certificates.Select(c => c.Number).ToListAsync());
        Assert.Equal(50, numbers.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 50), numbers.Select(n => int.Parse(n.Split('-')[2], System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Theory, Databases]
    public async Task R1_45_what_is_issued_anew_names_its_successor_to_whoever_checks_the_old_one(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        var (person, _) = await course.CameAsync("张文靖", (8, 40), (13, 50));
        var old = Assert.Single(await IssueAsync(course, CertificateKind.Attendance));
        await app.Db(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == person.Id)).Rename("张文静", new("zhangwenjing", "zwj", "zhangwenjing", "Zhang Wenjing"));
            return await db.SaveChangesAsync();
        });

        Assert.NotEmpty((await course.Office.Send(new ReissueCertificate(new(old.Id), " "))).Errors);
        var next = (await course.Office.Send(new ReissueCertificate(new(old.Id), "姓名有误", Mail: true))).Value;

        Assert.Equal(("张文静", true), (next.Holder, CertificateNumber.IsWellFormed(next.Number)));
        Assert.Equal(old.Number.Split('-')[2], next.Number.Split('-')[2]);
        var asked = await app.Anonymous.Send(new VerifyCertificate(old.Number, "张文靖"));
        Assert.Equal((Verification.Reissued, next.Number), (asked.Verdict, asked.Certificate!.ReissuedAs));
        Assert.Equal(Verification.Valid, (await app.Anonymous.Send(new VerifyCertificate(next.Number, "张文静"))).Verdict);
        Assert.Equal(("certificate.replaced", next.Number), (await course.Office.Send(new ReissueCertificate(new(old.Id), "x"))).Errors[0] is { } error ? (error.Code, error.Arguments[0]) : default);
    }

    [Theory, Databases]
    public async Task A_template_of_the_event_goes_before_that_of_the_association(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        await course.CameAsync("张文静", (8, 40), (13, 50));
        var ours = (await course.Office.Send(new AddCertificateTemplate(CertificateKind.Attendance))).Value;
        var its = (await course.Office.Send(new AddCertificateTemplate(CertificateKind.Attendance, Event: course.At.Id))).Value;
        Assert.Equal("template.taken", (await course.Office.Send(new AddCertificateTemplate(CertificateKind.Attendance))).Errors[0].Code);
        var words = CertificateWords.Of(CertificateKind.Attendance) with { TitleZh = "学习证明" };

        Assert.Equal("template.unknown", (await course.Office.Send(new SetCertificateTemplate(new(its), words with { BodyZh = "{name}{salary}" }, CertificatePaper.A5Landscape, true))).Errors[0].Code);
        Assert.Equal("template.name-missing", (await course.Office.Send(new SetCertificateTemplate(new(its), words with { BodyZh = "特发此证" }, CertificatePaper.A5Landscape, true))).Errors[0].Code);
        Assert.Equal("template.picture", (await course.Office.Send(new SetTemplatePicture(new(its), CertificateImage.Seal, new("seal.png", [1, 2, 3])))).Errors[0].Code);
        Assert.True((await course.Office.Send(new SetCertificateTemplate(new(its), words, CertificatePaper.A5Landscape, true))).Succeeded);
        Assert.True((await course.Office.Send(new RemoveCertificateTemplate(new(ours)))).Succeeded);

        Assert.Single(await IssueAsync(course, CertificateKind.Attendance));
        var details = (await course.Office.Send(new GetCertificateTemplate(new(its))))!;
        Assert.Equal(("学习证明", CertificatePaper.A5Landscape), (details.Words.TitleZh, details.Line.Paper));
        Assert.NotNull(await course.Office.Send(new PreviewCertificate(new(its), LongestName: true)));
    }

    [Theory, Databases]
    public async Task A_bundle_is_one_file_with_a_folder_for_each_unit_or_one_book(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        for (var i = 0; i < 3; i++) await course.CameAsync($"医生{i}", (8, 40), (13, 50));
        Assert.Equal(3, (await IssueAsync(course, CertificateKind.Attendance)).Count);

        await course.Office.Send(new BundleCertificates(course.At.Id));
        await course.Office.Send(new BundleCertificates(course.At.Id, BundleForm.OnePdf));
        await ActivatorUtilities.CreateInstance<LongTaskRunner>(app.Services).RunAsync(default);

        var made = await app.Db(db => db.Exports.Join(db.Files, e => e.File, f => (Id<StoredFile>?)f.Id, (e, f) => new { e.Id, e.AskedBy, f.ContentType, e.Rows }).ToListAsync());
        Assert.All(made, m => Assert.Equal(3, m.Rows));
        var zip = made.Single(m => m.ContentType == "application/zip");
        var content = (await app.As(zip.AskedBy, Role.CmeOfficer).Send(new DownloadExport(zip.Id)))!;
        using var archive = new ZipArchive(content.Content);
        Assert.Equal(3, archive.Entries.Count(e => e.FullName.EndsWith(".pdf", StringComparison.Ordinal) && e.FullName.Contains('/', StringComparison.Ordinal)));
        Assert.Contains(made, m => m.ContentType == "application/pdf");
    }
}
