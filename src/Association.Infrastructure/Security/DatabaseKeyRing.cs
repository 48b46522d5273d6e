using System.Security.Cryptography;
using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Security;

/// <summary>
/// The key ring as protected rows of the database, for nodes that share no folder (<c>Keys:Store = Database</c>). A key that
/// another node made is found when a cipher names it.
/// </summary>
internal sealed class DatabaseKeyRing(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IKeyRing
{
    private readonly IDataProtector _protector = protection.CreateProtector("personal-numbers");
    private readonly Lock _loading = new();
    private Dictionary<string, RingKey>? _keys;

    public RingKey Current => Keys().Values.Newest();
    public RingKey Index => Keys()[KeyNames.Index];
    public bool HasOlder => Keys().Count > 2;

    public RingKey? Find(string id)
    {
        if (!Keys().ContainsKey(id)) Forget();
        return Keys().GetValueOrDefault(id);
    }

    public string Add()
    {
        using var scope = scopes.CreateScope();
        var id = KeyNames.After(Current.Id);
        Ensure(scope.ServiceProvider.GetRequiredService<AssociationDbContext>(), id);
        Forget();
        return id;
    }

    private void Forget()
    {
        lock (_loading) _keys = null;
    }

    private Dictionary<string, RingKey> Keys()
    {
        lock (_loading) return _keys ??= Load();
    }

    private Dictionary<string, RingKey> Load()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        foreach (var id in new[] { KeyNames.Index, KeyNames.First }) Ensure(db, id);
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
