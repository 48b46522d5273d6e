using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Certificates;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>How a template looks, with sample data: an ordinary name, or the longest there may be.</summary>
/// <param name="Words">As they stand in the form, not saved yet; null: as saved.</param>
/// <param name="Pdf">The file itself instead of a picture of it.</param>
[Requires(Permissions.ReadCertificates)]
public sealed record PreviewCertificate(Id<CertificateTemplate> Template, bool LongestName = false, bool Pdf = false, CertificateWords? Words = null, CertificatePaper? Paper = null, bool? ShowsBorder = null)
    : IQuery<FileContent?>;

internal sealed class PreviewCertificateHandler(IAssociationDb db, CertificateDesigns designs, ICertificateRenderer renderer, SiteOptions site, TimeProvider clock) : IRequestHandler<PreviewCertificate, FileContent?>
{
    private const string Longest = "阿卜杜拉·艾合买提江·努尔买买提·吐尔逊·艾力·玉素甫·买合木提江·阿不都热西提";
    private const string LongestLatin = "Abdulla Ehmetjan Nurmemet Tursun Eli Yüsüp Mahmutjan Abdureshit";

    private static readonly CertificateValues Sample = new(
        new Dictionary<string, string> { ["credits"] = "2.5", ["class"] = "", ["project"] = "2026-03-01-012（国）", ["level"] = "国家级", ["delivery"] = "面授", ["unit"] = "高新第一人民医院", ["topics"] = "基层高血压规范管理", ["body"] = "呼吸专业委员会", ["position"] = "主任委员", ["term"] = "2026年3月至2029年3月" },
        new Dictionary<string, string> { ["credits"] = "2.5", ["class"] = "CME", ["project"] = "2026-03-01-012", ["level"] = "national", ["delivery"] = "face to face", ["unit"] = "First Hospital", ["topics"] = "Hypertension in primary care", ["body"] = "Respiratory Committee", ["position"] = "Chair", ["term"] = "March 2026 to March 2029" });

    public async Task<FileContent?> Handle(PreviewCertificate query, CancellationToken cancellationToken)
    {
        if (await db.CertificateTemplates.AsNoTracking().FirstOrDefaultAsync(t => t.Id == query.Template, cancellationToken) is not { } template) return null;
        var design = await designs.OfAsync(template, cancellationToken);
        design = design with { Words = query.Words ?? design.Words, Paper = query.Paper ?? design.Paper, ShowsBorder = query.ShowsBorder ?? design.ShowsBorder };
        var today = clock.Today();
        var number = CertificateNumber.Of(site.CertificateCode, today.Year, 0);
        var sheet = new CertificateSheet(number, query.LongestName ? Longest : "张文静", query.LongestName ? LongestLatin : "Zhang Wenjing", "第三届区域心血管疾病规范化诊疗学术会议",
            "Third Regional Conference on Standardised Cardiovascular Care", today.AddDays(-2), today, 12.5m, site.Name.Zh, site.Name.In("en"), today, new Uri(site.BaseUrl, $"/verify/{number}").ToString(), design, Sample);
        return query.Pdf ? new("sample.pdf", "application/pdf", new MemoryStream(renderer.Render([sheet]).Single())) : new("sample.png", "image/png", new MemoryStream(renderer.Preview(sheet)));
    }
}
