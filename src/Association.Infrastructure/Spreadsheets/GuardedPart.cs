using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>What is left of the workbook's allowance; shared by all its parts.</summary>
internal sealed class UnpackBudget
{
    private long _unpacked;

    public void Spend(int bytes)
    {
        _unpacked += bytes;
        Refuse.If(_unpacked > WorkbookLimits.MaxUnpacked, WorkbookErrors.TooLarge);
    }
}

/// <summary>
/// Counts a part's bytes while they are unpacked, since what the zip's directory says of its size may be a lie, and stops
/// text or an attribute that would be buffered without end.
/// </summary>
internal sealed class GuardedPart(Stream unpacked, long packedLength, UnpackBudget budget) : Stream
{
    private long _total;
    private int _sinceTag;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _total; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        _total += read;
        budget.Spend(read);
        Refuse.If(_total > WorkbookLimits.UnpackedFreely && _total > packedLength * WorkbookLimits.MaxGrowth, WorkbookErrors.TooLarge);

        var tag = buffer[..read].LastIndexOf((byte)'<');
        _sinceTag = tag < 0 ? _sinceTag + read : read - tag;
        Refuse.If(_sinceTag > WorkbookLimits.MaxBetweenTags, WorkbookErrors.TooLarge);
        return read;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }
}
