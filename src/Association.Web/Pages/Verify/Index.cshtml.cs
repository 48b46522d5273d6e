using Association.Application.Bodies.Letters;
using Association.Application.Certificates;
using Association.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Association.Web.Pages.Verify;

/// <summary>Whether a certificate is genuine: by its QR code, by the link in it, or by number and name.</summary>
[EnableRateLimiting(RateLimits.Verify)]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    private const string Path = "/verify/";

    [BindProperty] public Form Input { get; set; } = new(null, null);

    public VerificationAnswer? Answer { get; private set; }
    /// <summary>What is no certificate may be a letter of appointment.</summary>
    public LetterAnswer? Letter { get; private set; }

    /// <param name="number">From the QR code, with its key <paramref name="k"/>; or in the query, typed on the front page, where it only fills the box.</param>
    public async Task OnGetAsync(string? number, string? k, CancellationToken cancellationToken)
    {
        Input = new(number, null);
        if (RouteData.Values["number"] is string) await AnswerAsync(number, null, k, cancellationToken);
        else if (FromLink(number) is { } link) await AnswerAsync(link.Number, null, link.Key, cancellationToken);
    }

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        var link = FromLink(Input.Number);
        await AnswerAsync(link?.Number ?? Input.Number, Input.Name, link?.Key, cancellationToken);
    }

    private async Task AnswerAsync(string? number, string? name, string? key, CancellationToken cancellationToken)
    {
        Answer = await mediator.Send(new VerifyCertificate(number, name, key), cancellationToken);
        if (Answer.Verdict is Verification.Unknown) Letter = await mediator.Send(new VerifyLetter(number, name, key), cancellationToken);
    }

    /// <summary>Number and key of what a scanner read; null for anything that is no link of ours.</summary>
    private static (string Number, string? Key)? FromLink(string? text)
    {
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var link) || !link.AbsolutePath.StartsWith(Path, StringComparison.OrdinalIgnoreCase)) return null;
        return (Uri.UnescapeDataString(link.AbsolutePath[Path.Length..].Trim('/')), QueryHelpers.ParseQuery(link.Query)["k"]);
    }

    public sealed record Form(string? Number, string? Name);
}
