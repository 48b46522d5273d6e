using System.Runtime.CompilerServices;
using System.Xml;
using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>Recognises a table by its content and reads it within <see cref="WorkbookLimits"/>.</summary>
internal sealed class Workbooks : IWorkbooks
{
    private const int SampleLength = 8 << 10;

    public async IAsyncEnumerable<SheetRow> ReadAsync(Stream content, string fileName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var copy = content.CanSeek ? null : await CopyAsync(content, cancellationToken);
        using var rows = Open(copy ?? content, fileName).GetEnumerator();
        var any = false;
        while (Next(rows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Current.Cells.All(string.IsNullOrWhiteSpace)) continue;
            any = true;
            yield return rows.Current;
        }

        Refuse.Unless(any, WorkbookErrors.Empty);
    }

    /// <summary>What a damaged or hostile file makes the readers throw is a refusal, wherever in the file it happens.</summary>
    private static bool Next(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or UriFormatException)
        {
            throw new RefusedException(WorkbookErrors.Damaged);
        }
    }

    private static IEnumerable<SheetRow> Open(Stream file, string fileName)
    {
        Refuse.If(file.Length > WorkbookLimits.MaxFile, WorkbookErrors.TooLarge);
        Refuse.If(file.Length == 0, WorkbookErrors.Empty);
        var sample = new byte[Math.Min(file.Length, SampleLength)];
        file.Position = 0;
        file.ReadExactly(sample);

        if (sample is [(byte)'P', (byte)'K', 3, 4, ..]) return XlsxReader.Read(file, fileName);
        Refuse.Unless(IsText(sample), WorkbookErrors.UnknownKind(fileName));
        return CsvReader.Read(file);
    }

    /// <summary>
    /// Binary files have control characters in their first bytes; PDF, RTF, HTML and XML are text, but no table: bank exports
    /// named .xls are often HTML.
    /// </summary>
    private static bool IsText(ReadOnlySpan<byte> sample)
    {
        if (sample is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
        var start = sample.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? sample[3..] : sample;
        if (start.StartsWith("%PDF"u8) || start.StartsWith("{\\rtf"u8) || start.TrimStart(" \t\r\n"u8).StartsWith("<"u8)) return false;
        foreach (var value in start)
            if (value is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or 0x1A)) return false;
        return true;
    }

    /// <summary>A zip is read from its end: what cannot be sought goes to a file that disappears when it is closed.</summary>
    private static async Task<FileStream> CopyAsync(Stream content, CancellationToken cancellationToken)
    {
        var copy = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var buffer = new byte[64 << 10];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                Refuse.If(copy.Length > WorkbookLimits.MaxFile, WorkbookErrors.TooLarge);
            }

            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}
