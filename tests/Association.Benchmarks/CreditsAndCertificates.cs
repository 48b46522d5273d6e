using System.Diagnostics;
using Association.Application.Certificates;
using Association.Application.Credits;
using Association.Domain.Access;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.TestKit;

namespace Association.Benchmarks;

/// <summary>A year of the whole district: credits of a hundred thousand attendances, the file of one person, the rate of the district, a thousand certificates.</summary>
internal static class CreditsAndCertificates
{
    private const double WantedForCredits = 60;
    private const double WantedForFile = 20;
    private const double WantedForDistrict = 2;
    private const double WantedForCertificates = 20;
    private const int Issued = 1_000;
    private const int Looks = 300;

    /// <summary>200 courses of 500 people each; the second run finds all of them as they are.</summary>
    public static async Task<Measured> ComputeAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var courses = await CourseData.FillAsync(app, 200, 500, people: 5_000);
        var (first, proposed) = await RunAsync(app, courses);
        var (again, _) = await RunAsync(app, courses);
        await CourseData.EmptyAsync(app);
        return row.Is(again, $"s for {proposed.People:#,0} people computed anew", $"{WantedForCredits:0} s wanted; {first:0.0} s for the first time, with {proposed.Proposed:#,0} new awards", again / WantedForCredits);
    }

    private static async Task<(double Seconds, CreditRun Run)> RunAsync(TestApp app, IReadOnlyList<Id<Event>> courses)
    {
        var (office, run) = (app.As(Role.CmeOfficer), CreditRun.Empty);
        var watch = Stopwatch.StartNew();
        foreach (var course in courses) run += (await office.Send(new ComputeEventCredits(course))).Value;
        return (watch.Elapsed.TotalSeconds, run);
    }

    /// <summary>Ten years of twelve activities each, among the attendances of the others.</summary>
    public static async Task<Measured> FileAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = new AMember().Guest();
        await app.Given(person);
        for (var year = Sample.Today.Year - 10; year < Sample.Today.Year; year++) await app.Given([.. Awards(person.Id, year)]);
        var courses = await CourseData.FillAsync(app, 20, 500, people: 5_000);
        await RunAsync(app, courses);
        var (me, random, times) = (app.As(person.Id), new Random(7), new List<double>());
        for (var i = 0; i < Looks + 50; i++)
        {
            var watch = Stopwatch.StartNew();
            var file = await me.Send(new GetCreditFile(Year: Sample.Today.Year - 1 - random.Next(10)));
            if (file?.Lines.Count != 12) throw new InvalidOperationException($"{file?.Lines.Count} lines in the file.");
            if (i >= 50) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        await CourseData.EmptyAsync(app);
        times.Sort();
        var p95 = times[(int)(Looks * 0.95)];
        return row.Is(p95, "ms p95 for a file with ten years of history", $"{WantedForFile:0} ms wanted; median {times[Looks / 2]:0.0} ms", p95 / WantedForFile);
    }

    /// <summary>Each from elsewhere, with a claim of its own.</summary>
    private static IEnumerable<object> Awards(Id<Person> person, int year)
    {
        var pack = StandardPacks.All[0];
        for (var month = 1; month <= 12; month++)
        {
            var at = AssociationCalendar.At(new DateOnly(year, month, 20));
            var terms = new ClaimTerms(CmeActivityKind.Other, $"讲座 {year}-{month}", null, new(year, month, 10), new(year, month, 11), null, CreditRole.Attendee, null, 3, null, null, null, 1);
            var claim = new CreditClaim(person, null, terms, at);
            var award = new CreditAward(claim, at);
            award.Compute(pack, terms.Work(1), new CreditOutcome(null, 1, []), at);
            award.Release(UserId.System, at);
            yield return claim;
            yield return award;
        }
    }

    /// <summary>100 courses of 10,000 people each, and all of them on the staff list of the day.</summary>
    public static async Task<Measured> DistrictAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        await CourseData.FillAsync(app, 100, 10_000, people: 10_000);
        var office = app.As(Role.CmeOfficer);
        if (!(await office.Send(new TakeRosterDay(Sample.Today.Year, Sample.Today))).Succeeded) throw new InvalidOperationException("The staff of the day was not counted.");
        var times = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            var watch = Stopwatch.StartNew();
            var rate = await office.Send(new GetParticipation(Sample.Today.Year, ParticipationGroup.Profession));
            if (rate.Came != rate.Staff) throw new InvalidOperationException($"{rate.Came} of {rate.Staff} came.");
            if (i > 0) times.Add(watch.Elapsed.TotalSeconds);
        }

        await CourseData.EmptyAsync(app);
        return row.Is(times.Max(), "s at most for the rate over 1,000,000 attendances", $"{WantedForDistrict:0} s wanted", times.Max() / WantedForDistrict);
    }

    /// <summary>Data, drawing, hash, file, row and mail, batch by batch as the task issues them.</summary>
    public static async Task<Measured> IssueAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var course = (await CourseData.FillAsync(app, 1, Issued - 1, people: Issued)).Single();
        var officer = app.As(Role.CmeOfficer);
        GC.Collect();
        var (before, peak, done, watch) = (GC.GetTotalMemory(true), 0L, 0, Stopwatch.StartNew());
        while ((await officer.Send(new IssueCertificates(course, Kind: CertificateKind.Attendance))).Value.Items is { Count: > 0 } items)
        {
            done += items.Count;
            peak = Math.Max(peak, GC.GetTotalMemory(false));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await CourseData.EmptyAsync(app);
        if (done != Issued) throw new InvalidOperationException($"{done} of {Issued} were issued.");
        return row.Is(seconds, $"s for {done:#,0} certificates with file, hash, row and mail", $"{WantedForCertificates:0} s wanted; {(peak - before) / 1024 / 1024} MB more memory at most", seconds / WantedForCertificates);
    }
}
