using System.Globalization;

namespace Association.Web.Localization;

/// <summary>The same value is masked the same way everywhere: enough to recognise one's own, too little to use.</summary>
public static class Mask
{
    private static readonly HashSet<string> CompoundSurnames =
        ["欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "万俟", "长孙", "慕容", "令狐", "端木", "公孙", "轩辕", "宇文", "澹台", "东方", "独孤", "南宫", "淳于", "单于", "申屠", "钟离", "闻人", "呼延", "西门", "百里"];

    /// <summary>Keeps the surname: <c>张*</c>, <c>欧阳*</c>, <c>阿****</c>.</summary>
    public static string Name(string? name)
    {
        if (string.IsNullOrEmpty(name)) return Show.None;
        var letters = new StringInfo(name);
        var kept = letters.LengthInTextElements > 2 && CompoundSurnames.Contains(letters.SubstringByTextElements(0, 2)) ? 2 : 1;
        return letters.SubstringByTextElements(0, kept) + new string('*', Math.Clamp(letters.LengthInTextElements - kept, 1, 4));
    }

    /// <summary><c>138****8000</c>.</summary>
    public static string Mobile(string? number) => Middle(number, 3, 4);

    /// <summary><c>510***********9114</c>.</summary>
    public static string ResidentId(string? number) => Middle(number, 3, 4);

    /// <summary><c>z***@qq.com</c>.</summary>
    public static string Email(string? address) =>
        address?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{address[0]}***{address[at..]}" : string.IsNullOrEmpty(address) ? Show.None : "***";

    /// <summary>Bank account or licence number: <c>**** 7890</c>.</summary>
    public static string Tail(string? number) =>
        string.IsNullOrEmpty(number) ? Show.None : number.Length > 4 ? $"**** {number[^4..]}" : "****";

    private static string Middle(string? text, int first, int last) =>
        string.IsNullOrEmpty(text) ? Show.None
        : text.Length <= first + last ? new string('*', text.Length)
        : string.Concat(text.AsSpan(0, first), new string('*', text.Length - first - last), text.AsSpan(text.Length - last));
}
