using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Finance;
using Association.Infrastructure.Documents.Fonts;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Documents;

public static class DocumentServices
{
    /// <summary>Certificates and receipts as PDF, and QR codes; all of them safe for any number of threads.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<FontLibrary>()
        .AddSingleton<IQrCodes, QrCodes>()
        .AddSingleton<ICertificateRenderer, CertificateRenderer>()
        .AddSingleton<IReceiptRenderer, ReceiptRenderer>();
}
