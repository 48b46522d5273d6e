using System.Buffers.Binary;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>
/// Measures a zip's table of contents before anything reads it into memory. Source: PKWARE APPNOTE 4.3.14 to 4.3.16.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint Zip64LocatorSignature = 0x07064b50;
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int MaxComment = ushort.MaxValue;

    /// <returns>Bytes from the directory's start to its end; null where no zip ends here.</returns>
    public static long? Measure(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + LocatorLength + MaxComment)];
        var tailStart = file.Length - tail.Length;
        file.Position = tailStart;
        file.ReadExactly(tail);

        for (var end = tail.Length - EndLength; end >= 0; end--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end)) != EndSignature) continue;
            long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
            if (start == uint.MaxValue) start = Zip64Start(file, tail, end) ?? -1;
            return start >= 0 && start <= tailStart + end ? tailStart + end - start : null;
        }

        return null;
    }

    private static long? Zip64Start(Stream file, byte[] tail, int end)
    {
        var locator = end - LocatorLength;
        if (locator < 0 || BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(locator)) != Zip64LocatorSignature) return null;
        var record = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8));
        if (record < 0 || record > file.Length - 56) return null;

        var start = new byte[8];
        file.Position = record + 48;
        file.ReadExactly(start);
        return BinaryPrimitives.ReadInt64LittleEndian(start);
    }
}
