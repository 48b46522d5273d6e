using System.Text;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>
/// The encoding of a csv: its byte order mark, else UTF-8 where every byte fits, else GB18030, which Chinese spreadsheets and
/// banks write and which includes GBK and GB2312.
/// </summary>
internal static class CsvEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Bytes that mean nothing become U+FFFD and not a question mark, which people write themselves.</summary>
    public static Encoding Gb18030 => Encoding.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));

    /// <summary>Leaves the file at its beginning.</summary>
    public static Encoding Detect(Stream file)
    {
        file.Position = 0;
        var start = new byte[3];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (start is [0xEF, 0xBB, 0xBF]) return Encoding.UTF8;
        if (read >= 2 && start is [0xFF, 0xFE, ..]) return Encoding.Unicode;
        if (read >= 2 && start is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;

        var encoding = IsUtf8(file) ? Encoding.UTF8 : Gb18030;
        file.Position = 0;
        return encoding;
    }

    private static bool IsUtf8(Stream file)
    {
        var (decoder, buffer) = (StrictUtf8.GetDecoder(), new byte[64 << 10]);
        var characters = new char[StrictUtf8.GetMaxCharCount(buffer.Length)];
        try
        {
            int read;
            while ((read = file.Read(buffer)) > 0) decoder.GetChars(buffer.AsSpan(0, read), characters, flush: false);
            decoder.GetChars([], characters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
