using Association.Application.Events;
using Association.Application.Events.Doors;
using Association.Domain.Events;
using Association.Web.Localization;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Door;

/// <summary>The full-screen answer in finished words, for the page and for its script.</summary>
/// <param name="Overridable">A supervisor may answer for the person.</param>
internal sealed record DoorAnswer(string Tone, string Verdict, string Title, string? Who, string? Where, string? Detail, int Present, int Expected, Guid? Registration, bool Overridable)
{
    public static DoorAnswer Of(ScanAnswer answer, IStringLocalizer<Texts> texts) => new(
        ToneOf(answer.Verdict), $"{answer.Verdict}", texts[$"door.verdict-{answer.Verdict}"], answer.Name,
        string.Join(" · ", new[] { answer.Unit, answer.CategoryZh is { } zh ? Office.Words.Of(zh, answer.CategoryEn) : null }.Where(part => !string.IsNullOrEmpty(part))),
        DetailOf(answer, texts), answer.Present, answer.Expected, answer.Registration, CheckInList.MayBeOverridden(answer.Verdict));

    public static string ToneOf(ScanVerdict verdict) => verdict switch
    {
        ScanVerdict.Admitted or ScanVerdict.Left => "admitted",
        ScanVerdict.AlreadyIn or ScanVerdict.Unpaid or ScanVerdict.NotInside => "again",
        _ => "refused",
    };

    private static string DetailOf(ScanAnswer answer, IStringLocalizer<Texts> texts) => answer switch
    {
        { Verdict: ScanVerdict.AlreadyIn, FirstAt: { } first, FirstBy: { } by } => texts["door.first-at-by", Show.DateTime(first), by],
        { Verdict: ScanVerdict.AlreadyIn, FirstAt: { } first } => texts["door.first-at", Show.DateTime(first)],
        _ => texts[$"door.detail-{answer.Verdict}"],
    };
}

/// <summary>The list for a device, in few bytes: thousands of tickets go over a hall's network.</summary>
internal sealed record OfflineLines(
    Guid Event, Guid List, string EndsOn, bool InAndOut, long? OpensAt, long? ClosesAt, int Present, int Expected, IReadOnlyList<string> Categories, IReadOnlyList<object?[]> Tickets)
{
    /// <summary>A ticket is [hash, id, name, unit, category's place, state, first at in milliseconds, what it is found by].</summary>
    public static OfflineLines Of(OfflineList list)
    {
        var categories = list.Tickets.Select(t => Office.Words.Of(t.Category)).Distinct().ToList();
        return new(list.Event, list.List, list.EndsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), list.InAndOut,
            list.OpensAt?.ToUnixTimeMilliseconds(), list.ClosesAt?.ToUnixTimeMilliseconds(), list.Present, list.Expected, categories,
            [.. list.Tickets.Select(t => new object?[] { t.Hash, t.Id, t.Name, t.Unit, categories.IndexOf(Office.Words.Of(t.Category)), $"{t.State}", t.FirstAt?.ToUnixTimeMilliseconds(), t.Keys })]);
    }
}
