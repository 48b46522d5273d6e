using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Certificates;
using Association.Domain.Bodies;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Certificates;

/// <summary>The templates of certificates: of the association, of bodies, of single events.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public TemplateForm Input { get; set; } = new();

    public IReadOnlyList<TemplateLine> Templates { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Templates = await Mediator.Send(new ListCertificateTemplates(), cancellationToken);
        Bodies = [.. (await Mediator.Send(new ListBodies(), cancellationToken)).Select(b => new SelectListItem(Words.Of(b.Name), $"{b.Id}"))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var added = await Mediator.Send(new AddCertificateTemplate(Input.Kind, Input.Body is { } body ? new Id<Body>(body) : null, Input.Event is { } held ? new Id<Event>(held) : null), cancellationToken);
        return ModelState.Accepted(added) ? this.Go($"/office/certificates/templates/{added.Value}") : await OnGetAsync(cancellationToken);
    }

    internal sealed class TemplateForm
    {
        public CertificateKind Kind { get; set; }
        public Guid? Body { get; set; }
        public Guid? Event { get; set; }
    }
}
