using System.Diagnostics;
using Association.Application.Common;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Benchmarks;

/// <summary>
/// The nightly look at everybody, with 5,700 and with 100,000 people: up to a hundred share each reading, every hundredth has the
/// mobile of another. What a person costs grows with how many share the reading of the name, not with how many there are.
/// </summary>
internal static class Duplicates
{
    private const int Few = 5_700;
    private const int Many = 100_000;
    private const int Chunk = 2_000;
    private const int Readings = 1_000;
    private const int Units = 200;
    private const int Alike = 100;

    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var units = Enumerable.Range(0, Units).Select(i => new AUnit($"扫描医院{i}").Seated()).ToArray();
        await app.Given([.. units]);
        await FillAsync(app, units, 0, Few);
        var few = Few / await ScanAsync(app);
        await FillAsync(app, units, Few, Many);
        var many = Many / await ScanAsync(app);
        return row.Is(many, $"people/s of {Many:#,0}", $"{few:0} people/s of {Few:#,0}", many / few);
    }

    private static async Task FillAsync(TestApp app, MemberUnit[] units, int from, int to)
    {
        var numbers = app.Services.GetRequiredService<IPersonalNumbers>();
        foreach (var some in Enumerable.Range(from, to - from).Chunk(Chunk))
            await app.Given([.. some.Select(i => PersonOf(i, units, numbers))]);
    }

    private static Person PersonOf(int i, MemberUnit[] units, IPersonalNumbers numbers)
    {
        var person = new AMember($"张扫{i % Readings}", $"zhangsao{i % Readings}", "zs", "Zhang Sao", Email: null).Guest();
        var telephone = i % Alike == 0 && i >= Readings ? i - Readings : i;
        if (!MobileNumber.TryParse($"138{telephone:D8}", out var mobile)) throw new InvalidOperationException($"{telephone}");
        person.Contact(numbers.Seal(mobile), null);
        person.WorkAt(units[i / Readings % units.Length].Id, null, null, Sample.Today.AddYears(-1));
        return person;
    }

    private static async Task<double> ScanAsync(TestApp app)
    {
        var watch = Stopwatch.StartNew();
        Guid? after = null;
        do after = (await app.Send(new ScanDuplicates(after))).Value.Last;
        while (after is not null);
        return watch.Elapsed.TotalSeconds;
    }
}
