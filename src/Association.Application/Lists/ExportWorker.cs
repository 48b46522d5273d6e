using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Lists;
using Association.Application.Members.Privacy;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Lists;

/// <summary>Makes the file of one export; started again after a crash it makes it anew, and a file that was kept stays.</summary>
internal sealed class ExportWorker(IAssociationDb db, MemberWorkbook members, UnitWorkbook units, PersonArchive people, RegistrationWorkbook registrations, Certificates.CertificateBundle certificates, Bodies.Reports.BodyReportArchive reports, IServiceScopeFactory scopes) : ILongTaskWorker
{
    public LongTaskKind Kind => LongTaskKind.Export;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var id = new Id<Export>(task.Subject!.Value);
        var export = await db.Exports.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken) ?? throw new RefusedException(ExportErrors.NotFound);
        if (export.File is null)
        {
            var file = export.Kind switch
            {
                ExportKind.Members => await members.MakeAsync(export, progress, cancellationToken),
                ExportKind.Units => await units.MakeAsync(export, progress, cancellationToken),
                ExportKind.Registrations => await registrations.MakeAsync(export, progress, cancellationToken),
                ExportKind.Certificates => await certificates.MakeAsync(export, progress, cancellationToken),
                ExportKind.BodyReports => await reports.MakeAsync(export, progress, cancellationToken),
                _ => await people.MakeAsync(export, progress, cancellationToken),
            };
            await using var scope = scopes.CreateSystemScope($"task:{task.Id}");
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new KeepExport(id, file), cancellationToken);
        }

        await progress.RowAsync(new LongTaskRow("↓", true, Href: $"/exports/{id}"), cancellationToken);
    }
}
