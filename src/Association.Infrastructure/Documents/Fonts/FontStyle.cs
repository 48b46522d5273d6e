namespace Association.Infrastructure.Documents.Fonts;

/// <summary>The four faces that documents are set in: Noto Serif SC for what is solemn, Noto Sans SC for what is looked up.</summary>
internal enum FontStyle
{
    Serif,
    SerifBold,
    Sans,
    SansBold,
}
