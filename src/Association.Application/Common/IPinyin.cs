using Association.Domain.Members;

namespace Association.Application.Common;

/// <summary>
/// How a name is read aloud, for sorting, searching and Latin print. The person's own spelling, where one is recorded, goes before it.
/// </summary>
public interface IPinyin
{
    /// <summary>张文静 → <c>zhangwenjing</c>; ü is <c>v</c>, as people type it.</summary>
    string Full(string name);

    /// <summary>张文静 → <c>zwj</c>.</summary>
    string Initials(string name);

    /// <summary>Sorts as a Chinese roster: by syllable, equal surnames together, names in Latin letters last. Compare ordinally.</summary>
    string SortKey(string name);

    /// <summary>张文静 → <c>Zhang Wenjing</c>. Source: GB/T 28039-2011.</summary>
    string Latin(string name);

    /// <summary>張偉 → 张伟, character by character: for comparing names, never for showing one.</summary>
    string Simplified(string name);

    NameReading Read(string name) => new(Full(name), Initials(name), SortKey(name), Latin(name));
}
