namespace Association.Domain.Common;

/// <summary>Surnames of two characters that are kept whole in masks and in pinyin. Source: 百家姓 and the register's frequent ones.</summary>
public static class ChineseSurnames
{
    private static readonly HashSet<string> Compound =
    [
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "司空", "夏侯", "令狐", "长孙", "宇文", "端木",
        "轩辕", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "仲孙", "钟离", "鲜于", "闾丘", "亓官", "司寇", "子车",
        "颛孙", "巫马", "公西", "漆雕", "乐正", "壤驷", "公良", "拓跋", "夹谷", "宰父", "谷梁", "百里", "东郭", "南门", "呼延", "羊舌",
        "微生", "梁丘", "左丘", "东门", "西门", "南宫", "第五", "万俟", "闻人", "赫连", "独孤", "完颜", "纳兰", "叶赫", "欧陽", "司馬",
    ];

    public static bool IsCompound(string surname) => Compound.Contains(surname);

    /// <summary>Whether the name begins with a compound surname and a given name follows.</summary>
    public static bool StartsWithCompound(string name) => name.Length > 2 && Compound.Contains(name[..2]);
}
