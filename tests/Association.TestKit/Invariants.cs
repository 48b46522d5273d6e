using Association.Application.Integrity;

namespace Association.TestKit;

internal static class Invariants
{
    public static async Task MustHoldAsync(TestApp app)
    {
        var results = await app.Send(new CheckIntegrity());
        var broken = results.Where(r => !r.Holds && !app.Broken.Contains(r.Invariant)).ToList();
        if (broken.Count > 0)
            throw new InvalidOperationException("Invariants are broken after the test:\n" + string.Join("\n", broken));
    }
}
