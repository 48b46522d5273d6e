using System.Globalization;
using System.Text.Json;
using Association.Application.Import.Batches;
using Association.Domain.Works;

namespace Association.Application.Import;

/// <summary>What a row may change of a record, remembered as a whole: its checks hold for the whole.</summary>
internal static class WorkFields
{
    /// <param name="years">Which years take changes.</param>
    public static IReadOnlyList<ImportField<WorkRecord>> For(OpenYears years) =>
        [new("work", work => JsonSerializer.Serialize(Kept.Of(work)), (work, json) => work.Change(JsonSerializer.Deserialize<Kept>(json!)!.Details(work), years))];

    /// <summary>What the record says now.</summary>
    public static WorkDetails Details(this WorkRecord w) => new(
        w.Title, w.Day, w.Department, w.Form, w.Until, w.Number, w.Edition, w.Category, w.Partner, w.Country, w.Place, w.Leader, w.Total, w.Passed, w.People, w.Institutions, w.Experts,
        w.Suggestions, w.Amount, w.DueOn, w.ClosedOn, w.Note, w.Parent, w.Root, w.Event);

    /// <summary>What a row leaves of what is known: its own values where it has any, and those that it may not say.</summary>
    public static WorkDetails Over(this WorkDetails row, WorkDetails known, bool fillOnly)
    {
        return known with
        {
            Title = fillOnly || row.Title.En is null ? new(known.Title.Zh, known.Title.En ?? row.Title.En) : new(known.Title.Zh, row.Title.En),
            Department = Value(row.Department, known.Department), Until = Value(row.Until, known.Until), Edition = Text(row.Edition, known.Edition), Partner = Text(row.Partner, known.Partner),
            Country = Text(row.Country, known.Country), Place = Text(row.Place, known.Place), Leader = Text(row.Leader, known.Leader), Total = Value(row.Total, known.Total),
            Passed = Value(row.Passed, known.Passed), People = Value(row.People, known.People), Institutions = Value(row.Institutions, known.Institutions),
            Experts = Value(row.Experts, known.Experts), Suggestions = Value(row.Suggestions, known.Suggestions), Amount = Value(row.Amount, known.Amount),
            DueOn = Value(row.DueOn, known.DueOn), ClosedOn = Value(row.ClosedOn, known.ClosedOn), Note = Text(row.Note, known.Note),
        };

        T? Value<T>(T? stated, T? there) where T : struct => fillOnly ? there ?? stated : stated ?? there;
        string? Text(string? stated, string? there) => fillOnly ? there ?? stated : stated ?? there;
    }

    private sealed record Kept(
        string Zh, string? En, DateOnly Day, Department Department, DateOnly? Until, string? Edition, string? Partner, string? Country, string? Place, string? Leader, int? Total, int? Passed,
        int? People, int? Institutions, int? Experts, int? Suggestions, string? Amount, DateOnly? DueOn, DateOnly? ClosedOn, string? Note)
    {
        public static Kept Of(WorkRecord w) => new(
            w.Title.Zh, w.Title.En, w.Day, w.Department, w.Until, w.Edition, w.Partner, w.Country, w.Place, w.Leader, w.Total, w.Passed, w.People, w.Institutions, w.Experts, w.Suggestions,
            w.Amount?.ToString("0.##", CultureInfo.InvariantCulture), w.DueOn, w.ClosedOn, w.Note);

        public WorkDetails Details(WorkRecord now) => now.Details() with
        {
            Title = new(Zh, En), Day = Day, Department = Department, Until = Until, Edition = Edition, Partner = Partner, Country = Country, Place = Place, Leader = Leader, Total = Total,
            Passed = Passed, People = People, Institutions = Institutions, Experts = Experts, Suggestions = Suggestions,
            Amount = Amount is null ? null : decimal.Parse(Amount, CultureInfo.InvariantCulture), DueOn = DueOn, ClosedOn = ClosedOn, Note = Note,
        };
    }
}
