using System.Diagnostics;
using Association.Application.Finance.Paying;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>Twenty copies of one notification at the same moment, each until it is answered; one of them is kept.</summary>
internal static class Notices
{
    private const int Copies = 20;
    private const int Warming = 3;
    private const int Rounds = 30;

    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var conference = new AnEvent(Member: 300, NonMember: 500, Capacity: Warming + Rounds).Published();
        await app.Given(conference);
        var times = new List<double>();
        for (var round = 0; round < Warming + Rounds; round++)
        {
            var took = await RoundAsync(app, conference, round);
            if (round >= Warming) times.AddRange(took);
        }

        var kept = await app.Db(db => db.PaymentNotices.CountAsync());
        if (kept != Warming + Rounds) throw new InvalidOperationException($"{kept} notifications were kept of {Warming + Rounds}.");
        times.Sort();
        return row.Is(times[(int)(times.Count * 0.95)], $"ms p95 of {Copies} at once (limit 300)", "300 ms", null);
    }

    private static async Task<IEnumerable<double>> RoundAsync(TestApp app, BuiltEvent conference, int round)
    {
        var member = new AMember(Email: null).Live();
        var place = new ARegistration(conference, member.Person).Active();
        var attempt = new PaymentAttempt(place.Order!, place.Order!.Total, PaymentProvider.WeChatPay, app.Now);
        await app.Given(member, place, attempt);
        var notice = new VerifiedNotice(PaymentProvider.WeChatPay, $"notice-{round}", attempt.TradeNumber);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, Copies).Select(_ => Task.Run(async () =>
        {
            await start.Task;
            var asked = Stopwatch.GetTimestamp();
            if (!(await app.Send(new TakeNotice(notice))).Succeeded) throw new InvalidOperationException("A notification was not answered.");
            return Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }
}
