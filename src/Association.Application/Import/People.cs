using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Import;

internal static class People
{
    public static RowCells.TryParse<ResidentId> ResidentIdOn(DateOnly today) =>
        (string? text, out ResidentId? value, out Error? fault) => ResidentId.TryParse(text, today, out value, out fault);

    /// <summary>The resident ID decides; a cell that says otherwise is worth a look, since one of the two is mistyped.</summary>
    public static void CompareSex(RowCells cells, SheetRow row, HeaderMap map, ResidentId? residentId)
    {
        if (map.Cell(row, "sex") is not { } text || residentId is null) return;
        if (!Vocabularies.Sexes.TryRead(text, out var sex)) cells.Warn("sex", "sex.unknown", text);
        else if (sex is Sex.Male or Sex.Female && sex != residentId.Sex) cells.Warn("sex", "sex.contradicts-resident-id", text);
    }
}
