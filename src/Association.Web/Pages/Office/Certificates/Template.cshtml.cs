using Association.Application.Access;
using Association.Application.Certificates;
using Association.Application.Files;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Certificates;

/// <summary>One template: its words, paper and pictures, and how it looks while it is typed.</summary>
internal sealed class TemplateModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    private static readonly string[] Typed = ["TitleZh", "TitleEn", "BodyZh", "BodyEn", "SignerZh", "SignerEn", "Paper", "ShowsBorder"];

    [BindProperty(SupportsGet = true)] public Id<CertificateTemplate> Id { get; set; }
    [BindProperty] public WordsForm Input { get; set; } = new();

    public TemplateDetails Template { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = WordsForm.Of(Template);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && ModelState.Accepted(await Mediator.Send(new SetCertificateTemplate(Id, Input.Words, Input.Paper, Input.ShowsBorder), cancellationToken))) return Again("layouts.saved");
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostPictureAsync(CertificateImage image, IFormFile? file, CancellationToken cancellationToken)
    {
        var picture = await Uploads.ReadAsync(file, EvidenceFile.MaxBytes + 1, cancellationToken);
        return ModelState.Accepted(await Mediator.Send(new SetTemplatePicture(Id, image, picture), cancellationToken)) ? Again("layouts.saved") : await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new RemoveCertificateTemplate(Id), cancellationToken))) return await OnGetAsync(cancellationToken);
        this.Done(Say("layouts.removed"));
        return this.Go("/office/certificates");
    }

    /// <summary>The pictures of what stands in the form now.</summary>
    public IActionResult OnGetPreview()
    {
        var typed = Typed.Where(f => Request.Query.ContainsKey($"Input.{f}")).Select(f => KeyValuePair.Create($"Input.{f}", (string?)Request.Query[$"Input.{f}"].FirstOrDefault()));
        return Partial("~/Pages/Office/Certificates/_Preview.cshtml", QueryHelpers.AddQueryString("", typed).Replace('?', '&'));
    }

    public async Task<IActionResult> OnGetImageAsync(bool longest, [FromQuery(Name = "Input")] WordsForm typed, CancellationToken cancellationToken)
    {
        var now = typed.TitleZh is null ? null : typed;
        return await Mediator.Send(new PreviewCertificate(Id, longest, false, now?.Words, now?.Paper, now?.ShowsBorder), cancellationToken) is { } picture ? File(picture.Content, picture.ContentType) : NotFound();
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken) =>
        await Mediator.Send(new PreviewCertificate(Id, Pdf: true), cancellationToken) is { } paper ? File(paper.Content, paper.ContentType, paper.Name) : NotFound();

    private IActionResult Again(string done)
    {
        this.Done(Say(done));
        return this.Go($"/office/certificates/templates/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetCertificateTemplate(Id), cancellationToken) is not { } template) return false;
        Template = template;
        return true;
    }

    public sealed class WordsForm
    {
        public string? TitleZh { get; set; }
        public string? TitleEn { get; set; }
        public string? BodyZh { get; set; }
        public string? BodyEn { get; set; }
        public string? SignerZh { get; set; }
        public string? SignerEn { get; set; }
        public CertificatePaper Paper { get; set; }
        public bool ShowsBorder { get; set; }

        public CertificateWords Words => new(TitleZh ?? "", TitleEn ?? "", BodyZh ?? "", BodyEn ?? "", string.IsNullOrWhiteSpace(SignerZh) ? null : SignerZh.Trim(), string.IsNullOrWhiteSpace(SignerEn) ? null : SignerEn.Trim());

        public static WordsForm Of(TemplateDetails template) => new()
        {
            TitleZh = template.Words.TitleZh, TitleEn = template.Words.TitleEn, BodyZh = template.Words.BodyZh, BodyEn = template.Words.BodyEn, SignerZh = template.Words.SignerZh,
            SignerEn = template.Words.SignerEn, Paper = template.Line.Paper, ShowsBorder = template.ShowsBorder,
        };
    }
}
