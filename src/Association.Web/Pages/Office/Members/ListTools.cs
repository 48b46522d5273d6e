using Association.Application.Lists;

namespace Association.Web.Pages.Office.Members;

/// <summary>What stands above a list: its saved questions, saving this one, the workbook.</summary>
/// <param name="Path">Of the list.</param>
/// <param name="Query">Of this question, without its question mark.</param>
internal sealed record ListTools(string Path, string Query, IReadOnlyList<SavedListLine> Saved, bool MayUnmask)
{
    /// <summary>Where the office writes to everybody of the list; null: nowhere.</summary>
    public string? Letter { get; init; }

    /// <summary>Where a form of the tools is sent: the same question, another act.</summary>
    public string Act(string handler) => Query.Length == 0 ? $"{Path}?handler={handler}" : $"{Path}?{Query}&handler={handler}";
}
