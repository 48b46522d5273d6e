using System.Text;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>
/// A font of the disk: mapped into memory, asked for characters, cut down to some of them. Safe for any number of threads.
/// </summary>
internal sealed class FontFile : IDisposable
{
    // Without layout tables no ligature or variant enters the page that the text read back would miss;
    // the vertical metrics belong to a writing direction that no page uses.
    private static readonly uint[] Dropped =
        [.. new[] { "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "vhea", "vmtx", "VORG", "STAT", "DSIG", "kern" }.Select(HarfBuzz.Tag)];

    private readonly nint face;
    private readonly nint font;

    private FontFile(nint face, string name)
    {
        this.face = face;
        Name = name;
        HarfBuzz.hb_face_make_immutable(face);
        font = HarfBuzz.hb_font_create(face);
        HarfBuzz.hb_font_make_immutable(font);
    }

    public string Name { get; }

    /// <param name="index">Which face of a collection (.ttc); 0 for a file that holds one.</param>
    /// <returns>null when the file is missing or holds no such face.</returns>
    public static FontFile? TryOpen(string path, uint index = 0)
    {
        var blob = File.Exists(path) ? HarfBuzz.hb_blob_create_from_file_or_fail(Encoding.UTF8.GetBytes(path + "\0")) : 0;
        if (blob == 0) return null;
        try
        {
            return index < HarfBuzz.hb_face_count(blob)
                ? new FontFile(HarfBuzz.hb_face_create(blob, index), Path.GetFileName(path))
                : null;
        }
        finally
        {
            HarfBuzz.hb_blob_destroy(blob);
        }
    }

    public bool Has(Rune character) => HarfBuzz.hb_font_get_nominal_glyph(font, (uint)character.Value, out _) != 0;

    /// <summary>A font of these characters only; the caller disposes of it.</summary>
    public SKTypeface Subset(IEnumerable<Rune> characters)
    {
        var input = HarfBuzz.hb_subset_input_create_or_fail();
        if (input == 0) throw new InvalidOperationException("The font subsetter could not be started.");
        try
        {
            var unicodes = HarfBuzz.hb_subset_input_unicode_set(input);
            foreach (var character in characters) HarfBuzz.hb_set_add(unicodes, (uint)character.Value);
            var dropped = HarfBuzz.hb_subset_input_set(input, HarfBuzz.SetsDropTableTag);
            foreach (var table in Dropped) HarfBuzz.hb_set_add(dropped, table);
            HarfBuzz.hb_subset_input_set_flags(input, HarfBuzz.FlagsNoHinting | HarfBuzz.FlagsNotdefOutline | HarfBuzz.FlagsNoLayoutClosure);
            return Typeface(input);
        }
        finally
        {
            HarfBuzz.hb_subset_input_destroy(input);
        }
    }

    private SKTypeface Typeface(nint input)
    {
        var subset = HarfBuzz.hb_subset_or_fail(face, input);
        if (subset == 0) throw new InvalidOperationException($"The font {Name} could not be cut down to the characters needed.");
        var blob = HarfBuzz.hb_face_reference_blob(subset);
        try
        {
            using var data = SKData.CreateCopy(HarfBuzz.hb_blob_get_data(blob, out var length), length);
            return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The subset of the font {Name} could not be read.");
        }
        finally
        {
            HarfBuzz.hb_blob_destroy(blob);
            HarfBuzz.hb_face_destroy(subset);
        }
    }

    public void Dispose()
    {
        HarfBuzz.hb_font_destroy(font);
        HarfBuzz.hb_face_destroy(face);
    }
}
