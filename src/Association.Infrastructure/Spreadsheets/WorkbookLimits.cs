namespace Association.Infrastructure.Spreadsheets;

/// <summary>What a workbook may cost. Far above what an association keeps, far below what hurts the server.</summary>
internal static class WorkbookLimits
{
    /// <summary>Bytes of the file as sent.</summary>
    public const long MaxFile = 64L << 20;

    /// <summary>Bytes of all parts that are read, unpacked.</summary>
    public const long MaxUnpacked = 200L << 20;

    /// <summary>Beyond <see cref="UnpackedFreely"/> a part that grew more than this is a bomb; honest sheets grow ten- to thirtyfold.</summary>
    public const int MaxGrowth = 100;

    /// <summary>Bytes that any part may unpack to, whatever its growth.</summary>
    public const long UnpackedFreely = 20L << 20;

    /// <summary>Bytes between two tags: neither text nor attributes may fill the memory.</summary>
    public const int MaxBetweenTags = 1 << 20;

    /// <summary>Bytes of shared strings, which alone are held in memory.</summary>
    public const int MaxSharedText = 64 << 20;

    /// <summary>Bytes of the zip's table of contents; a workbook has some dozen entries.</summary>
    public const int MaxDirectory = 1 << 20;

    public const int MaxRows = 200_000;

    /// <summary>Cells to the right of it are ignored.</summary>
    public const int MaxColumns = 256;

    /// <summary>Characters of a cell, as in Excel.</summary>
    public const int MaxCell = 32_767;
}
