using System.Runtime.InteropServices;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>
/// The part of HarfBuzz that cuts a font down to some characters. HarfBuzzSharp ships the library with these
/// functions exported, but wraps only the shaping ones.
/// </summary>
/// <remarks>Names and constants are those of hb.h and hb-subset.h; a face that was made immutable may be used by any thread.</remarks>
internal static class HarfBuzz
{
    private const string Library = "libHarfBuzzSharp";

    public const int SetsDropTableTag = 3;
    public const uint FlagsNoHinting = 0x1;
    public const uint FlagsNotdefOutline = 0x40;
    public const uint FlagsNoLayoutClosure = 0x200;

    public static uint Tag(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];

    /// <param name="path">UTF-8, ended by a zero.</param>
    [DllImport(Library)]
    public static extern nint hb_blob_create_from_file_or_fail(byte[] path);

    [DllImport(Library)]
    public static extern nint hb_blob_get_data(nint blob, out uint length);

    [DllImport(Library)]
    public static extern void hb_blob_destroy(nint blob);

    [DllImport(Library)]
    public static extern uint hb_face_count(nint blob);

    [DllImport(Library)]
    public static extern nint hb_face_create(nint blob, uint index);

    [DllImport(Library)]
    public static extern void hb_face_make_immutable(nint face);

    [DllImport(Library)]
    public static extern nint hb_face_reference_blob(nint face);

    [DllImport(Library)]
    public static extern void hb_face_destroy(nint face);

    [DllImport(Library)]
    public static extern nint hb_font_create(nint face);

    [DllImport(Library)]
    public static extern void hb_font_make_immutable(nint font);

    [DllImport(Library)]
    public static extern int hb_font_get_nominal_glyph(nint font, uint character, out uint glyph);

    [DllImport(Library)]
    public static extern void hb_font_destroy(nint font);

    [DllImport(Library)]
    public static extern void hb_set_add(nint set, uint value);

    [DllImport(Library)]
    public static extern nint hb_subset_input_create_or_fail();

    [DllImport(Library)]
    public static extern nint hb_subset_input_unicode_set(nint input);

    [DllImport(Library)]
    public static extern nint hb_subset_input_set(nint input, int kind);

    [DllImport(Library)]
    public static extern void hb_subset_input_set_flags(nint input, uint flags);

    [DllImport(Library)]
    public static extern nint hb_subset_or_fail(nint face, nint input);

    [DllImport(Library)]
    public static extern void hb_subset_input_destroy(nint input);
}
