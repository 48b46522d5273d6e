using Association.Application.Bodies.Letters;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Elections;
using Association.Application.Finance;
using Association.Infrastructure.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Tests.Documents;

/// <summary>Certificates and receipts of an invented association, and the renderers as the product wires them.</summary>
internal static class Sheets
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddDocuments().BuildServiceProvider();

    public static ICertificateRenderer Certificates => Services.GetRequiredService<ICertificateRenderer>();

    public static IReceiptRenderer Receipts => Services.GetRequiredService<IReceiptRenderer>();

    public static IAppointmentLetterRenderer Letters => Services.GetRequiredService<IAppointmentLetterRenderer>();

    public static IElectionMinutesRenderer Minutes => Services.GetRequiredService<IElectionMinutesRenderer>();

    public static IQrCodes QrCodes => Services.GetRequiredService<IQrCodes>();

    public static byte[] Pdf(CertificateSheet sheet) => Certificates.Render([sheet]).Single();

    public static CertificateSheet Certificate(string name = "张伟", string? latin = "Zhang Wei", string number = "QYH-2026-000123-K") => new(
        number, name, latin, "第三届区域心血管疾病规范化诊疗学术会议", "Third Regional Conference on Standardised Cardiovascular Care",
        new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 22), 12.5m, "青羊区医学会", "Qingyang District Medical Association",
        new DateOnly(2026, 11, 22), $"https://association.example/verify/{number}");

    public static ReceiptSheet Receipt(string payer = "青羊区第一人民医院", int lines = 2) => new(
        "SJ2026-000045", payer, "12510105450000001X",
        [.. Enumerable.Range(1, lines).Select(i => new ReceiptLine(i % 2 == 1 ? "会议注册费 Registration fee: 第三届区域心血管疾病规范化诊疗学术会议" : "会务资料费 Conference papers", i, 409.50m, 409.50m * i))],
        409.50m * lines * (lines + 1) / 2, new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 22), "银行转账 Bank transfer", "K7PM4XQ9",
        "青羊区医学会", "Qingyang District Medical Association");
}
