using Association.Application.Members.Duplicates;
using Association.Domain.Members;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members.Duplicates;

/// <summary>How sure a pair is, and what a merge says it does, in words.</summary>
internal static class DuplicateWords
{
    private const int NearlyCertain = 85;
    private const int Likely = 70;

    public static Tone ToneOf(int score) => score >= NearlyCertain ? Tone.Danger : score >= Likely ? Tone.Warning : Tone.Info;

    public static Tone ToneOf(LikenessReasons reason) => reason is LikenessReasons.OtherResidentId or LikenessReasons.OtherBirthDate or LikenessReasons.OtherSex ? Tone.Warning : Tone.Neutral;

    public static Tone ToneOf(FieldRelation relation) => relation switch
    {
        FieldRelation.Same => Tone.Success,
        FieldRelation.Different => Tone.Danger,
        FieldRelation.Neither => Tone.Neutral,
        _ => Tone.Warning,
    };

    public static string Of(this IStringLocalizer texts, MergeNote note) => texts[note.Code, [.. note.Arguments]];

    /// <summary>As in 报名 for <c>Registration.Person</c>.</summary>
    public static string OfColumn(this IStringLocalizer texts, string column) => texts[$"merge.count-{column}"];
}
