using System.Globalization;
using Association.Domain.Common;

namespace Association.Web.Localization;

public static class Bilinguals
{
    /// <summary>In the reader's language.</summary>
    public static string Here(this Bilingual text) => text.In(CultureInfo.CurrentUICulture.Name);
}
