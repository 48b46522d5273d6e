using System.Collections.Concurrent;
using Association.Application.Common;
using Association.Application.Members.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.TestKit;

/// <summary>
/// Remembers every key that links got during a test. Whatever the test sent, none of them may be readable afterwards in what
/// is kept of mails: the whole class, not one mail of it. Source: security.md B22.
/// </summary>
internal sealed class SecretsGiven(ILinkSecrets secrets) : ILinkSecrets
{
    private readonly ConcurrentDictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <summary>Stands before the product's own.</summary>
    public static void Watch(IServiceCollection services)
    {
        var own = services.Last(s => s.ServiceType == typeof(ILinkSecrets));
        services.AddSingleton<ILinkSecrets>(provider => new SecretsGiven((ILinkSecrets)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)));
    }

    public string For(string purpose, string id)
    {
        var key = secrets.For(purpose, id);
        _given.TryAdd(key, purpose);
        return key;
    }

    public bool Matches(string purpose, string id, string? key) => secrets.Matches(purpose, id, key);

    public async Task MustNotBeKeptAsync(TestApp app)
    {
        var kept = await app.Db(db => db.SentMails.AsNoTracking().Join(db.Outbox, s => s.Message, m => m.Id, (s, m) => new { m.Template, s.Subject, s.Text }).ToListAsync());
        if (kept.Count == 0) return;
        foreach (var mail in kept)
        {
            var words = $"{mail.Subject}\n{mail.Text}";
            if (_given.FirstOrDefault(g => Opens(words, g.Key)) is { Key: not null } readable)
                throw new InvalidOperationException($"What is kept of a mail '{mail.Template}' tells a key of '{readable.Value}'.");
            if (mail.Text is not null && mail.Template.StartsWith("account-", StringComparison.Ordinal))
                throw new InvalidOperationException($"What a mail '{mail.Template}' said is kept.");
        }
    }

    /// <summary>The key itself, or the code that people type for it.</summary>
    private static bool Opens(string words, string key) =>
        words.Contains(key, StringComparison.OrdinalIgnoreCase) || words.Contains(InvitationCodes.FromKey(key), StringComparison.OrdinalIgnoreCase);
}
