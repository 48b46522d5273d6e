namespace Association.Application.Import;

/// <summary>The words, Chinese and English, that a workbook may use for the values of a closed set.</summary>
internal sealed class Vocabulary<T> where T : struct
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);

    /// <param name="words">Per value its words; the value's own English name is understood anyway.</param>
    public Vocabulary(params (T Value, string Words)[] words)
    {
        foreach (var (value, list) in words)
            foreach (var word in list.Split(' ').Append(value.ToString()!))
                _values.Add(HeaderMap.Key(word), value);
    }

    /// <summary>These words and others; a word that is known already keeps its meaning.</summary>
    public Vocabulary<T> With(IEnumerable<(T Value, string Word)> more)
    {
        var all = new Vocabulary<T>();
        foreach (var (word, value) in _values) all._values.Add(word, value);
        foreach (var (value, word) in more) all._values.TryAdd(HeaderMap.Key(word), value);
        return all;
    }

    public bool TryRead(string text, out T value) => _values.TryGetValue(HeaderMap.Key(text), out value);
}
