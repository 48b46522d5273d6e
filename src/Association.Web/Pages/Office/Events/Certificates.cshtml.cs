using Association.Application.Access;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Surveys;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

internal sealed class CertificatesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null);
    [BindProperty] public BundleForm Bundle { get; set; } = new();
    [BindProperty] public LayoutForm Layout { get; set; } = new();

    public static IReadOnlyList<CertificateKind> OtherKinds { get; } = [CertificateKind.Credit, CertificateKind.Lecturer, CertificateKind.Training];

    public Page<CertificateLine> Issued { get; private set; } = null!;
    public int Open => Math.Max(0, Editor.Figures.Present - Editor.Figures.Certificates);
    public bool MayIssue => MayHere(Permissions.IssueCertificates);

    /// <summary>Who came and has not answered the survey that the certificate waits for.</summary>
    public int WaitForSurvey { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    /// <summary>Starts the task that issues all; its page shows how far it is.</summary>
    public async Task<IActionResult> OnPostAsync(CertificateKind kind, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new StartCertificateIssue(Id, IdempotencyKey.Of(Request).ToString(), kind), cancellationToken);
        return ModelState.Accepted(result) ? this.Go($"/office/tasks/{result.Value}") : await ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Id<Certificate> certificate, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RevokeCertificate(certificate, Input.Reason ?? ""), cancellationToken)
            ? Saved(Addresses.With(Request, ("handler", null)), "certificates.revoked")
            : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostReissueAsync(Id<Certificate> certificate, bool mail, CancellationToken cancellationToken)
    {
        var next = await Mediator.Send(new ReissueCertificate(certificate, Input.Reason ?? "", mail), cancellationToken);
        if (!ModelState.Accepted(next)) return await ListAsync(cancellationToken);
        this.Done(Say("certificates.reissued", next.Value.Number));
        return this.Go(Addresses.With(Request, ("handler", null)));
    }

    public async Task<IActionResult> OnPostBundleAsync(CancellationToken cancellationToken)
    {
        var unit = string.IsNullOrWhiteSpace(Bundle.Unit) ? null : Bundle.Unit.Trim();
        var task = await Mediator.Send(new BundleCertificates(Id, Bundle.Form, unit, IdempotencyKey: IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(task) ? this.Go($"/office/tasks/{task.Value}") : await ListAsync(cancellationToken);
    }

    /// <summary>A template that only this event uses.</summary>
    public async Task<IActionResult> OnPostTemplateAsync(CancellationToken cancellationToken)
    {
        var added = await Mediator.Send(new AddCertificateTemplate(Layout.Kind, Event: Id), cancellationToken);
        return ModelState.Accepted(added) ? this.Go($"/office/certificates/templates/{added.Value}") : await ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetFileAsync(Id<Certificate> certificate, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadCertificate(certificate), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        WaitForSurvey = await Mediator.Send(new CountSurveysMissing(Id), cancellationToken);
        Issued = await Mediator.Send(new ListCertificates(Id, Search, After, Before: Before), cancellationToken);
        return Page();
    }

    public sealed record Form(string? Reason);

    public sealed class LayoutForm
    {
        public CertificateKind Kind { get; set; }
    }

    public sealed class BundleForm
    {
        public Application.Certificates.BundleForm Form { get; set; }
        public string? Unit { get; set; }
    }
}
