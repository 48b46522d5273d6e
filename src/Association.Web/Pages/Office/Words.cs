using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.TagHelpers;
using Microsoft.AspNetCore.Html;

namespace Association.Web.Pages.Office;

/// <summary>Names in the reader's language, and the marks that several office pages show.</summary>
internal static class Words
{
    public static string Of(Bilingual? name) => name?.In(CultureInfo.CurrentUICulture.Name) ?? "";

    public static string Of(string zh, string? en) => Of(new Bilingual(zh, en));

    public static Tone ToneOf(EventStatus status) => status switch
    {
        EventStatus.Published => Tone.Success,
        EventStatus.Held => Tone.Info,
        EventStatus.Cancelled => Tone.Danger,
        _ => Tone.Neutral,
    };

    /// <summary>The status for the head of a page, where no tag helper can stand.</summary>
    public static IHtmlContent Mark(EventStatus status) =>
        Markup.El("span", $"state {ToneOf(status).ToneClass()}", Localization.Show.Choice(status));
}
