namespace Association.Domain.Common;

/// <summary>
/// The first two digits of a region, as resident numbers and licences carry them. Deeper levels are not checked: counties are
/// abolished and renamed, and a lifelong number keeps the old one. Source: GB/T 2260.
/// </summary>
internal static class ChineseProvinces
{
    private static readonly HashSet<string> Codes =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
    ];

    public static bool Contains(string twoDigits) => Codes.Contains(twoDigits);
}
