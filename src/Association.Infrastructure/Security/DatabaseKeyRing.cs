using System.Security.Cryptography;
using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Security;

/// <summary>The key ring as protected rows of the database, for nodes that share no folder (<c>Keys:Store = Database</c>).</summary>
internal sealed class DatabaseKeyRing(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IKeyRing
{
    private const string IndexName = "index";
    private readonly IDataProtector _protector = protection.CreateProtector("personal-numbers");
    private readonly Lock _loading = new();
    private Dictionary<string, RingKey>? _keys;

    public RingKey Current => Keys().Values.Where(k => k.Id != IndexName).MaxBy(k => k.Id, StringComparer.Ordinal)!;
    public RingKey Index => Keys()[IndexName];
    public RingKey? Find(string id) => Keys().GetValueOrDefault(id);

    private Dictionary<string, RingKey> Keys()
    {
        lock (_loading) return _keys ??= Load();
    }

    private Dictionary<string, RingKey> Load()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        foreach (var id in new[] { IndexName, "k1" }) Ensure(db, id);
        return db.KeyRing.AsNoTracking().ToList().ToDictionary(k => k.Id, k => new RingKey(k.Id, _protector.Unprotect(Convert.FromBase64String(k.Protected))));
    }

    private void Ensure(AssociationDbContext db, string id)
    {
        if (db.KeyRing.Any(k => k.Id == id)) return;
        var secret = Convert.ToBase64String(_protector.Protect(RandomNumberGenerator.GetBytes(32)));
        db.KeyRing.Add(new KeyRingEntry { Id = id, Protected = secret, CreatedAt = clock.GetUtcNow() });
        try { db.SaveChanges(); }
        catch (DbUpdateException) { db.ChangeTracker.Clear(); }   // another node was first: its key is the one to read
    }
}
