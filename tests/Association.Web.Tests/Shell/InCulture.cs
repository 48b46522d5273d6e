using System.Globalization;

namespace Association.Web.Tests.Shell;

internal sealed class InCulture : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo Language) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public InCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
