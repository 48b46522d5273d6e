using Association.Domain.Common;

namespace Association.Domain.Works;

/// <summary>What holds for the fields of a record, whatever its kind.</summary>
public static class WorkChecks
{
    /// <summary>Only what the kind has.</summary>
    public static WorkDetails Kept(WorkRule rule, WorkDetails d)
    {
        return new(d.Title, d.Day, d.Department, If(WorkField.Form, d.Form), If(WorkField.Until, d.Until), Text(WorkField.Number, d.Number), Text(WorkField.Edition, d.Edition),
            Text(WorkField.Category, d.Category), Text(WorkField.Partner, d.Partner), Text(WorkField.Country, d.Country)?.ToUpperInvariant(), Text(WorkField.Place, d.Place),
            Text(WorkField.Leader, d.Leader), If(WorkField.Total, d.Total), If(WorkField.Passed, d.Passed), If(WorkField.People, d.People), If(WorkField.Institutions, d.Institutions),
            If(WorkField.Experts, d.Experts), If(WorkField.Suggestions, d.Suggestions), If(WorkField.Amount, d.Amount), If(WorkField.DueOn, d.DueOn), If(WorkField.ClosedOn, d.ClosedOn),
            Blank(d.Note), If(WorkField.Parent, d.Parent), If(WorkField.Parent, d.Root), If(WorkField.Event, d.Event));

        T? If<T>(WorkField field, T? value) where T : struct => rule.Has(field) ? value : null;
        string? Text(WorkField field, string? value) => rule.Has(field) ? Blank(value) : null;
    }

    /// <exception cref="RefusedException">The first thing that does not hold.</exception>
    public static void MustFit(WorkRule rule, WorkDetails d, OpenYears years)
    {
        years.MustTake(d.Day);
        foreach (var field in rule.Required) Refuse.If(IsMissing(field, d), WorkErrors.Missing.At(field.ToString()));
        Refuse.If(d.Form is { } form && !rule.Forms.Contains(form), WorkErrors.Form);
        Refuse.If(rule.Kind is WorkKind.PopularScience && d.Form is WorkForm.JointLecture && d.Partner is null, WorkErrors.Missing.At(nameof(WorkField.Partner)));
        Refuse.If(d.Until < d.Day, WorkErrors.Order);
        Refuse.If(d.ClosedOn < d.Day || d.ClosedOn > years.Today, WorkErrors.ClosedBefore);
        if (d.ClosedOn is { } closed) years.MustTake(closed, nameof(WorkField.ClosedOn));
        Refuse.If(d.Country is { } country && (country.Length != WorkRecord.CountryLength || !country.All(char.IsAsciiLetterUpper)), WorkErrors.Country);
        MustCount(d);
    }

    private static void MustCount(WorkDetails d)
    {
        (WorkField Field, int? Value)[] counts =
        [
            (WorkField.Total, d.Total), (WorkField.Passed, d.Passed), (WorkField.People, d.People), (WorkField.Institutions, d.Institutions), (WorkField.Experts, d.Experts),
            (WorkField.Suggestions, d.Suggestions),
        ];
        foreach (var (field, value) in counts) Refuse.If(value is < 0 or > WorkRecord.MaxCount, WorkErrors.Number.At(field.ToString()));
        Refuse.If(d.Passed > d.Total, WorkErrors.PassedAboveTotal);
        Refuse.If(d.Amount is < 0 or > WorkRecord.MaxAmount || d.Amount is { } amount && decimal.Round(amount, 2) != amount, WorkErrors.Amount);
    }

    private static bool IsMissing(WorkField field, WorkDetails d) => field switch
    {
        WorkField.Form => d.Form is null,
        WorkField.Parent => d.Parent is null,
        WorkField.Edition => d.Edition is null,
        WorkField.Category => d.Category is null,
        WorkField.Partner => d.Partner is null,
        WorkField.Country => d.Country is null,
        WorkField.Leader => d.Leader is null,
        WorkField.Total => d.Total is null,
        WorkField.Passed => d.Passed is null,
        WorkField.Experts => d.Experts is null,
        WorkField.Suggestions => d.Suggestions is null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No kind asks for this field."),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
