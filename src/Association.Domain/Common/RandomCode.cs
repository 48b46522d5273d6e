using System.Security.Cryptography;

namespace Association.Domain.Common;

/// <summary>Codes that people read aloud and type: no 0/O and no 1/I.</summary>
public static class RandomCode
{
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    public const int ReferenceLength = 8;

    /// <summary>Eight characters, 40 bits: a reference, not a secret.</summary>
    public static string Reference() => RandomNumberGenerator.GetString(Alphabet, ReferenceLength);

    /// <summary>Typed from a slide; good only together with a place and a day.</summary>
    public static string OfLength(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>26 characters, 130 bits: a secret, as in a ticket.</summary>
    public static string Secret() => RandomNumberGenerator.GetString(Alphabet, 26);
}
