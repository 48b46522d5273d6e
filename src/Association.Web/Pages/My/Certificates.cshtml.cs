using Association.Application.Certificates;
using Association.Domain.Certificates;
using Association.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

internal sealed class CertificatesModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<MyCertificate> Certificates { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Certificates = await mediator.Send(new ListMyCertificates(), cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(Id<Certificate> id, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadCertificate(id), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}
