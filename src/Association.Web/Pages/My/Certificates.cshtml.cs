using Association.Application.Certificates;
using Association.Application.Surveys;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.My;

internal sealed class CertificatesModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<MyCertificate> Certificates { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Certificates = await mediator.Send(new ListMyCertificates(), cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(Id<Certificate> id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindSurveyBefore(id), cancellationToken) is { } survey)
        {
            this.Warn(texts["survey.first"]);
            return this.Go($"/survey/{survey.Survey}/{survey.Registration}");
        }

        return await mediator.Send(new DownloadCertificate(id), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
    }
}
