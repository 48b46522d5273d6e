using Association.Application.Access;
using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>One version of a rule pack: what it says, another version of it, a copy.</summary>
internal sealed class PackModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    [BindProperty(SupportsGet = true)] public int Version { get; set; }
    [BindProperty] public AmendForm Input { get; set; } = new();
    [BindProperty] public CopyForm Copy { get; set; } = new();

    public RulePackDetails Pack { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var line = Pack.Line;
        Input = new() { NameZh = line.Name.Zh, NameEn = line.Name.En, Source = line.Source, Terms = Pack.Text };
        Copy = new() { NameZh = line.Name.Zh, NameEn = line.Name.En, Source = line.Source };
        return Page();
    }

    public async Task<IActionResult> OnPostAmendAsync(CancellationToken cancellationToken)
    {
        ForgetErrorsOf(nameof(Copy));
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var published = await Mediator.Send(new AmendRulePack(Pack.Line.Code, Input.From ?? default, Input.NameZh ?? "", Input.NameEn, Input.Source ?? "", Input.Terms ?? ""), cancellationToken);
        return ModelState.Accepted(published) ? Published(Pack.Line.Code, published.Value) : Page();
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken)
    {
        ForgetErrorsOf(nameof(Input));
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var code = (Copy.Code ?? "").Trim().ToUpperInvariant();
        var made = await Mediator.Send(new CopyRulePack(Pack.Line.Code, Pack.Line.Version, code, Copy.Jurisdiction ?? "", Copy.From ?? default, Copy.NameZh ?? "", Copy.NameEn, Copy.Source ?? ""), cancellationToken);
        return ModelState.Accepted(made, nameof(Copy)) ? Published(code, made.Value) : Page();
    }

    /// <summary>Two forms stand on the page; the one that was not sent says nothing.</summary>
    private void ForgetErrorsOf(string form)
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    private IActionResult Published(string code, int version)
    {
        this.Done(Say("credits.published", code, version));
        return this.Go($"/office/credits/rules/{code}/{version}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetRulePack(Code, Version), cancellationToken) is not { } pack) return false;
        Pack = pack;
        return true;
    }

    internal sealed class AmendForm
    {
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }
        public string? Terms { get; set; }
    }

    internal sealed class CopyForm
    {
        public string? Code { get; set; }
        public string? Jurisdiction { get; set; }
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }
    }
}
