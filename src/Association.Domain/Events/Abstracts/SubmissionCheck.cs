using System.Globalization;
using Association.Domain.Common;

namespace Association.Domain.Events.Abstracts;

/// <summary>Whether what was handed in fits what the call asks.</summary>
public static class SubmissionCheck
{
    /// <exception cref="RefusedException">The first of <see cref="SubmissionErrors"/>, in the order of the form.</exception>
    public static void MustFit(AbstractCall call, SubmissionContent content)
    {
        if (content.Track is { } track) Refuse.Unless(call.Offers(track), SubmissionErrors.TrackMissing);
        else Refuse.If(call.Tracks.Length > 0, SubmissionErrors.TrackMissing);
        Authors(content.Authors);
        foreach (var field in call.Fields.OrderBy(f => f.Order)) Text(field, content.Texts.FirstOrDefault(t => t.Field == field.Id)?.Value ?? "");
        Refuse.If(content.Texts.Any(t => !call.Fields.Any(f => f.Id == t.Field)), SubmissionErrors.NotAnOption.At("Texts"));
        var length = content.Texts.Where(t => call.Fields.Any(f => f.Id == t.Field && f.Kind is CallFieldKind.Section)).Sum(t => Characters(t.Value));
        Refuse.If(length > call.MaxCharacters, SubmissionErrors.TooLong.With(Figure(length), Figure(call.MaxCharacters)));
    }

    /// <summary>As an editor counts them: without white space.</summary>
    public static int Characters(string text) => text.EnumerateRunes().Count(r => !System.Text.Rune.IsWhiteSpace(r));

    private static void Authors(IReadOnlyList<AuthorTerms> authors)
    {
        Refuse.If(authors.Count == 0, SubmissionErrors.AuthorsMissing);
        Refuse.If(authors.Count > Submission.MaxAuthors, SubmissionErrors.TooManyAuthors);
        Refuse.If(authors.Any(a => a.Name.Length == 0 || a.Unit.Length == 0), SubmissionErrors.AuthorIncomplete);
        Refuse.If(authors.DistinctBy(a => (UnitConflict.Key(a.Name), UnitConflict.Key(a.Unit))).Count() < authors.Count, SubmissionErrors.AuthorTwice);
        Refuse.If(authors.Count(a => a.Presents) != 1, SubmissionErrors.PresenterMissing);
    }

    private static void Text(CallField field, string value)
    {
        Refuse.If(field.Required && string.IsNullOrWhiteSpace(value), SubmissionErrors.TextMissing.With(field.Name.Zh).At($"Texts.{field.Id}"));
        Refuse.If(field.Kind is CallFieldKind.Choice && value.Length > 0 && !field.Choices.Contains(value), SubmissionErrors.NotAnOption.At($"Texts.{field.Id}"));
    }

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
