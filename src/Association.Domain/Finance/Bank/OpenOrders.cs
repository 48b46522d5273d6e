using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>
/// The orders that wait for money, indexed by everything a line may say, so that a line costs what it has in common with them and
/// not how many there are. What a line took is gone for the next.
/// </summary>
public sealed class OpenOrders
{
    private const int MostPostings = 600;
    private const int RarestPairs = 4;
    private const int MostNames = 8;

    private readonly Dictionary<string, List<OpenOrder>> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Named> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Named>> _byCore = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Named>> _byPair = new(StringComparer.Ordinal);
    private readonly Dictionary<Id<Order>, decimal> _left = [];
    private readonly SortedSet<int> _lengths = [];

    public OpenOrders(IEnumerable<OpenOrder> orders)
    {
        foreach (var order in orders) Add(order);
    }

    /// <summary>What an order still waits for, after the lines before.</summary>
    public decimal LeftOf(OpenOrder order) => _left[order.Id];

    public void Take(Id<Order> order, decimal amount) => _left[order] -= amount;

    /// <summary>The same for an order that may not wait any more.</summary>
    public void TakeIfThere(Id<Order> order, decimal amount)
    {
        if (_left.ContainsKey(order)) Take(order, amount);
    }

    /// <summary>The orders whose reference or invoice number stands in a text.</summary>
    public IReadOnlyList<OpenOrder> ByReference(string text) =>
        [.. PaymentReferences.In(text).SelectMany(key => _byReference.TryGetValue(key, out var found) ? found : []).DistinctBy(order => order.Id)];

    /// <summary>Payers whose name is like this one, the likest first; short forms and names cut off among them.</summary>
    public IReadOnlyList<(IReadOnlyList<OpenOrder> Orders, double Likeness)> ByName(string? payer)
    {
        var key = PayerKey.Of(payer);
        if (key.Full.Length == 0) return [];
        var found = new Dictionary<string, (Named Named, double Likeness)>(StringComparer.Ordinal);
        if (_byName.TryGetValue(key.Full, out var same)) found[same.Key.Full] = (same, 1);
        foreach (var named in _byCore.GetValueOrDefault(key.Core) ?? []) found.TryAdd(named.Key.Full, (named, key.LikenessTo(named.Key)));
        // Who is known by the very name need not be looked for among others.
        if (same is null)
            foreach (var named in Sharing(key.Core)) found.TryAdd(named.Key.Full, (named, key.LikenessTo(named.Key)));
        return [.. found.Values.Where(f => f.Likeness >= 0.5).OrderByDescending(f => f.Likeness).ThenBy(f => f.Named.Key.Full, StringComparer.Ordinal).Take(MostNames)
            .Select(f => ((IReadOnlyList<OpenOrder>)f.Named.Orders, f.Likeness))];
    }

    /// <summary>Payers whose whole name stands in a text, the longest first: 代张文静缴.</summary>
    public IReadOnlyList<IReadOnlyList<OpenOrder>> NamedIn(string text)
    {
        var line = PayerKey.Of(text).Full;
        var (found, lookup) = (new Dictionary<string, Named>(StringComparer.Ordinal), _byName.GetAlternateLookup<ReadOnlySpan<char>>());
        foreach (var length in _lengths.Reverse().Where(l => l > 1))
            for (var i = 0; i + length <= line.Length; i++)
                if (lookup.TryGetValue(line.AsSpan(i, length), out var named) && !found.Keys.Any(k => k.Contains(named.Key.Full, StringComparison.Ordinal))) found[named.Key.Full] = named;
        return [.. found.Values.Select(named => (IReadOnlyList<OpenOrder>)named.Orders)];
    }

    private void Add(OpenOrder order)
    {
        _left[order.Id] = order.Owed;
        Under(_byReference, PaymentReferences.KeyOf(order.Reference)).Add(order);
        foreach (var number in order.Numbers.Select(PaymentReferences.NumberKeyOf).OfType<string>().Distinct()) Under(_byReference, number).Add(order);
        foreach (var name in order.Names.Select(PayerKey.Of).Where(name => name.Full.Length > 0).DistinctBy(name => name.Full)) Name(name).Orders.Add(order);
    }

    private Named Name(PayerKey key)
    {
        if (_byName.TryGetValue(key.Full, out var known)) return known;
        var named = _byName[key.Full] = new Named(key, []);
        _lengths.Add(key.Full.Length);
        Under(_byCore, key.Core).Add(named);
        foreach (var pair in PayerKey.PairsOf(key.Core).Distinct(StringComparer.Ordinal)) Under(_byPair, pair).Add(named);
        return named;
    }

    /// <summary>By the pairs that fewest names have: 医院 is in half of them and says nothing.</summary>
    private IEnumerable<Named> Sharing(string core) => PayerKey.PairsOf(core).Distinct(StringComparer.Ordinal)
        .Select(pair => _byPair.GetValueOrDefault(pair) ?? []).Where(names => names.Count > 0)
        .OrderBy(names => names.Count).Take(RarestPairs).SelectMany(names => names).Take(MostPostings).Distinct();

    private static List<T> Under<T>(Dictionary<string, List<T>> index, string key)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        return list;
    }

    private sealed record Named(PayerKey Key, List<OpenOrder> Orders)
    {
        public bool Equals(Named? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Key.Full.GetHashCode(StringComparison.Ordinal);
    }
}
