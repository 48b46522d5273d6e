using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Association.Infrastructure.Identity;

/// <summary>Six digits that change every 30 seconds, as authenticator apps show them. Source: RFC 6238.</summary>
public static class Totp
{
    public const int Digits = 6;
    public const int StepSeconds = 30;
    private const int KeyBytes = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewKey() => Encode(RandomNumberGenerator.GetBytes(KeyBytes));

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    public static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as the apps implement it; a collision of SHA-1 does not help against HMAC.
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step the code belongs to, with one step of grace for a clock that is off; only steps after the last one used count.</summary>
    public static long? StepOf(string key, string? code, DateTimeOffset now, long lastUsed)
    {
        if (code?.Length is not Digits) return null;
        var present = StepAt(now);
        for (var step = present - 1; step <= present + 1; step++)
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(key, step)), System.Text.Encoding.UTF8.GetBytes(code)))
                return step;
        return null;
    }

    private static string Encode(byte[] bytes)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var value in bytes)
        {
            (buffer, bits) = (buffer << 8 | value, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Base32[buffer >> (bits - 5) & 31]);
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Base32[buffer << (5 - bits) & 31]);
        return text.ToString();
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var character in text)
        {
            (buffer, bits) = (buffer << 5 | Base32.IndexOf(character, StringComparison.Ordinal), bits + 5);
            if (bits < 8) continue;
            bytes.Add((byte)(buffer >> (bits - 8)));
            (buffer, bits) = (buffer & (1 << (bits - 8)) - 1, bits - 8);
        }

        return [.. bytes];
    }
}
