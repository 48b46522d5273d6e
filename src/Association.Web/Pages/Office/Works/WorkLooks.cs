using System.Globalization;
using Association.Application.Works;
using Association.Domain.Works;
using Association.Web.Localization;

namespace Association.Web.Pages.Office.Works;

/// <summary>How the fields of a record are shown, whatever its kind.</summary>
internal static class WorkLooks
{
    private static readonly WorkField[] Numbers =
        [WorkField.Total, WorkField.Passed, WorkField.People, WorkField.Institutions, WorkField.Experts, WorkField.Suggestions, WorkField.Amount];

    /// <summary>The columns of a kind's list, after title and day. Passed and total share one: 78/87 (90 %).</summary>
    public static IReadOnlyList<WorkField> Columns(WorkRule rule) =>
        [.. rule.Fields.Where(f => f is not (WorkField.Until or WorkField.Event) && !(f is WorkField.Total && rule.Has(WorkField.Passed)))];

    public static bool IsNumber(WorkField field) => Numbers.Contains(field);

    public static string Value(WorkLine line, WorkField field) => field switch
    {
        WorkField.Form => line.Form is { } form ? Show.Choice(form) : Show.None,
        WorkField.Parent => line.Parent?.Here() ?? Show.None,
        WorkField.Event => line.EventSlug ?? Show.None,
        WorkField.Until => Show.Date(line.Until),
        WorkField.Number => line.Number ?? Show.None,
        WorkField.Edition => line.Edition ?? Show.None,
        WorkField.Category => line.Category ?? Show.None,
        WorkField.Partner => line.Partner ?? Show.None,
        WorkField.Country => line.Country ?? Show.None,
        WorkField.Place => line.Place ?? Show.None,
        WorkField.Leader => line.Leader ?? Show.None,
        WorkField.Total => Show.Number(line.Total),
        WorkField.Passed => Rate(line.Passed, line.Total),
        WorkField.People => Show.Number(line.People),
        WorkField.Institutions => Show.Number(line.Institutions),
        WorkField.Experts => Show.Number(line.Experts),
        WorkField.Suggestions => Show.Number(line.Suggestions),
        WorkField.Amount => Show.Money(line.Amount),
        WorkField.DueOn => Show.Date(line.DueOn),
        _ => Show.Date(line.ClosedOn),
    };

    /// <summary>Both counts and the whole percent, rounded half up.</summary>
    public static string Rate(int? passed, int? total)
    {
        if (passed is not { } part || total is not { } whole) return Show.None;
        if (whole == 0) return "0/0";
        var percent = Math.Round(100m * part / whole, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);
        return $"{Show.Number(part)}/{Show.Number(whole)} ({percent} %)";
    }
}

/// <summary>A record as it is typed into a form.</summary>
internal sealed class WorkTyped
{
    public string? TitleZh { get; set; }
    public string? TitleEn { get; set; }
    public DateOnly? Day { get; set; }
    public Department? Department { get; set; }
    public WorkForm? Form { get; set; }
    public DateOnly? Until { get; set; }
    public string? Number { get; set; }
    public string? Edition { get; set; }
    public string? Category { get; set; }
    public string? Partner { get; set; }
    public string? Country { get; set; }
    public string? Place { get; set; }
    public string? Leader { get; set; }
    public int? Total { get; set; }
    public int? Passed { get; set; }
    public int? People { get; set; }
    public int? Institutions { get; set; }
    public int? Experts { get; set; }
    public int? Suggestions { get; set; }
    public decimal? Amount { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public string? Note { get; set; }
    public Guid? Parent { get; set; }
    public string? Event { get; set; }

    public WorkInput Input => new(TitleZh ?? "", TitleEn, Day, Department, Form, Until, Number, Edition, Category, Partner, Country, Place, Leader, Total, Passed, People, Institutions, Experts,
        Suggestions, Amount, DueOn, ClosedOn, Note, Parent, Event);

    /// <param name="line">What is counted from visits is not typed.</param>
    public static WorkTyped Of(WorkLine line) => new()
    {
        TitleZh = line.Title.Zh, TitleEn = line.Title.En, Day = line.Day, Department = line.Department, Form = line.Form, Until = line.Until, Number = line.Number, Edition = line.Edition,
        Category = line.Category, Partner = line.Partner, Country = line.Country, Place = line.Place, Leader = line.Leader, Total = line.Total, Passed = line.Passed, People = line.People,
        Institutions = line.Counted ? null : line.Institutions, Experts = line.Counted ? null : line.Experts, Suggestions = line.Counted ? null : line.Suggestions, Amount = line.Amount,
        DueOn = line.DueOn, ClosedOn = line.ClosedOn, Note = line.Note, Parent = line.ParentId, Event = line.EventSlug,
    };
}

/// <summary>The form of a kind with what is typed into it.</summary>
/// <param name="Counted">Visits count institutions, experts and suggestions.</param>
internal sealed record WorkSheet(WorkRule Rule, WorkTyped Input, IReadOnlyList<WorkChoice> Parents, bool Counted);
