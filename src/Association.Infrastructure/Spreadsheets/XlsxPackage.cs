using System.IO.Compression;
using System.Xml;
using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>The parts of an xlsx that reading one sheet needs, found by the relations between them. Source: ECMA-376 part 2.</summary>
internal sealed class XlsxPackage(ZipArchive zip, string fileName)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,   // no entities: neither files of the server nor a billion laughs
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
    };

    private readonly UnpackBudget _budget = new();

    public bool Counts1904 { get; private set; }

    /// <summary>The first sheet that people see; its strings and styles.</summary>
    public XlsxParts FindSheet()
    {
        Refuse.If(zip.GetEntry("[Content_Types].xml") is null, WorkbookErrors.UnknownKind(fileName));
        var workbook = Relations("").FirstOrDefault(relation => relation.Kind == "officeDocument")?.Target;
        Refuse.If(workbook is null || zip.GetEntry(workbook) is null, WorkbookErrors.UnknownKind(fileName));

        var sheet = FirstVisibleSheet(workbook!);
        var relations = Relations(workbook!).ToList();
        var target = relations.Find(relation => relation.Id == sheet)?.Target;
        Refuse.If(target is null, WorkbookErrors.Damaged);
        return new(target!, Target(relations, "sharedStrings"), Target(relations, "styles"));
    }

    public XmlReader Open(string part)
    {
        var entry = zip.GetEntry(part);
        Refuse.If(entry is null, WorkbookErrors.Damaged);
        Refuse.If(entry!.Length > WorkbookLimits.MaxUnpacked, WorkbookErrors.TooLarge);
        var settings = Settings.Clone();
        settings.CloseInput = true;
        return XmlReader.Create(new GuardedPart(entry.Open(), entry.CompressedLength, _budget), settings);
    }

    private string FirstVisibleSheet(string workbook)
    {
        using var reader = Open(workbook);
        reader.MoveToContent();
        Refuse.If(reader.LocalName != "workbook", WorkbookErrors.UnknownKind(fileName));
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element) continue;
            if (reader.LocalName == "workbookPr") Counts1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName == "sheet" && reader.GetAttribute("state") is not ("hidden" or "veryHidden")) return RelationId(reader);
        }

        throw new RefusedException(WorkbookErrors.Empty);
    }

    private static string RelationId(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
            if (reader.LocalName == "id" && reader.NamespaceURI.Length > 0) return reader.Value;
        throw new RefusedException(WorkbookErrors.Damaged);
    }

    private static string? Target(List<Relation> relations, string kind) => relations.Find(relation => relation.Kind == kind)?.Target;

    private IEnumerable<Relation> Relations(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var name = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (zip.GetEntry(name) is null) yield break;

        using var reader = Open(name);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName != "Relationship" || reader.GetAttribute("TargetMode") == "External") continue;
            var (id, type, target) = (reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", reader.GetAttribute("Target") ?? "");
            yield return new(id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
        }
    }

    private static string Resolve(string folder, string target) =>
        Uri.UnescapeDataString(new Uri(new Uri("zip:///" + folder), target).AbsolutePath).TrimStart('/');

    private sealed record Relation(string Id, string Kind, string Target);
}

internal sealed record XlsxParts(string Sheet, string? SharedStrings, string? Styles);
