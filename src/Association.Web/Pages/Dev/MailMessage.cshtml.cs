using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;

namespace Association.Web.Pages.Dev;

/// <summary>
/// One mail of the pickup folder. Its HTML is shown in a frame that may do nothing: no script, no form, no address of this
/// site, only its own styles and pictures. Attachments are saved, never opened here.
/// </summary>
[AllowAnonymous]
internal sealed class MailMessageModel(IHostEnvironment environment, MailFolder folder) : PageModel
{
    private const string FramePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";
    private const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";

    public MimeMessage Mail { get; private set; } = null!;
    public IReadOnlyList<MailPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Response.Headers.ContentSecurityPolicy = PagePolicy;
        return Page();
    }

    public async Task<IActionResult> OnGetHtmlAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Response.Headers.ContentSecurityPolicy = FramePolicy;
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Content(await MailFolder.HtmlAsync(Mail, cancellationToken), "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPartAsync(int part, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Parts.FirstOrDefault(p => p.Number == part) is not { } found) return NotFound();
        return File(await MailFolder.BytesAsync(found.Entity, cancellationToken), "application/octet-stream", found.Name);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || await folder.OpenAsync(Id, cancellationToken) is not { } mail) return false;
        (Mail, Parts) = (mail, MailFolder.PartsOf(mail));
        return true;
    }
}
