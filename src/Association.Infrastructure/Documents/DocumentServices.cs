using Association.Application.Badges;
using Association.Application.Bodies.Letters;
using Association.Application.Bodies.Reports;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Elections;
using Association.Application.Events.Abstracts;
using Association.Application.Events.Doors;
using Association.Application.Events.Lists;
using Association.Application.Events.Programme;
using Association.Application.Finance;
using Association.Application.Reports.Annual;
using Association.Infrastructure.Documents.Fonts;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Documents;

public static class DocumentServices
{
    /// <summary>Certificates and receipts as PDF, reports as Word documents, and QR codes; all of them safe for any number of threads.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<FontLibrary>()
        .AddSingleton<IQrCodes, QrCodes>()
        .AddSingleton<ICertificateRenderer, CertificateRenderer>()
        .AddSingleton<ICertificateImages, CertificateImages>()
        .AddSingleton<IAppointmentLetterRenderer, LetterRenderer>()
        .AddSingleton<IElectionMinutesRenderer, MinutesRenderer>()
        .AddSingleton<IBadgeRenderer, BadgeRenderer>()
        .AddSingleton<ISignInSheetRenderer, SignInSheetRenderer>()
        .AddSingleton<IAbstractBookRenderer, AbstractBookRenderer>()
        .AddSingleton<IListRenderer, ListRenderer>()
        .AddSingleton<IProgrammeRenderer, ProgrammeRenderer>()
        .AddSingleton<IPortraits, Portraits>()
        .AddSingleton<IReceiptRenderer, ReceiptRenderer>()
        .AddSingleton<IBodyReportWriter, BodyReportWriter>()
        .AddSingleton<IAnnualReportWriter, Reports.AnnualReportWriter>();
}
