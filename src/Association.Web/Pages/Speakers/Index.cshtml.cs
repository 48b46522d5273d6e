using Association.Application.Events.Programme;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using Association.Web.Security;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Speakers;

/// <summary>A speaker's own page, by the secret address of a mail: own sessions, answer, introduction, declaration, slides.</summary>
[EnableRateLimiting(RateLimits.Verify)]
internal sealed class IndexModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Key { get; set; }
    [BindProperty] public Reply Input { get; set; } = new(null, null);
    [BindProperty] public Introduction About { get; set; } = new();
    [BindProperty] public Slides Sent { get; set; } = new(null);

    public SpeakerPage Shown { get; private set; } = null!;
    /// <summary>The session whose file was refused.</summary>
    public Guid? Session { get; private set; }

    /// <summary>Not yet declared is no answer that somebody could give.</summary>
    public static IReadOnlyList<SelectListItem> Disclosures { get; } =
        [.. new[] { Disclosure.Nothing, Disclosure.Interests }.Select(d => new SelectListItem($"choice.{nameof(Disclosure)}.{d}", d.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var answer = await ShowAsync(cancellationToken);
        if (Shown is not null) (Input, About) = (new(null, Shown.Speaker.ReplyNote), Introduction.Of(Shown.Speaker));
        return answer;
    }

    /// <summary>A form without its handler saves nothing.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => OnGetAsync(cancellationToken);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) =>
        Input.Comes is not { } comes ? ShowAsync(cancellationToken)
            : SendAsync(new AnswerAsSpeaker(Key, comes, Input.Note), nameof(Input), comes ? "speaker.thanks-yes" : "speaker.thanks-no", cancellationToken);

    public async Task<IActionResult> OnPostAboutAsync(CancellationToken cancellationToken) =>
        await SendAsync(new IntroduceAsSpeaker(Key, About.Terms, await Uploads.ReadAsync(About.Photo, EventSpeaker.MaxPhotoBytes, cancellationToken), About.DropPhoto),
            nameof(About), "speaker.about-saved", cancellationToken);

    public async Task<IActionResult> OnPostSlidesAsync(Guid session, CancellationToken cancellationToken)
    {
        Session = session;
        var file = await Uploads.ReadAsync(Sent.File, EvidenceFile.MaxBytes, cancellationToken);
        return await SendAsync(new SendSlides(Key, new Id<EventSession>(session), file), nameof(Sent), "speaker.slides-sent", cancellationToken);
    }

    public Task<IActionResult> OnPostTakeBackAsync(Guid material, CancellationToken cancellationToken) =>
        SendAsync(new TakeSlidesBack(Key, new Id<SessionMaterial>(material)), "", "speaker.slides-removed", cancellationToken);

    private async Task<IActionResult> SendAsync(Application.Common.ICommand<Result> command, string prefix, string done, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepted(await mediator.Send(command, cancellationToken), prefix))
        {
            var answer = await ShowAsync(cancellationToken);
            if (Shown is not null && prefix != nameof(About)) About = Introduction.Of(Shown.Speaker);
            return answer;
        }

        this.KeepAddressSecret();
        this.Done(texts[done]);
        return this.Go($"/speakers/{Uri.EscapeDataString(Key ?? "")}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        if (await mediator.Send(new ShowSpeakerPage(Key), cancellationToken) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }

    public sealed record Reply(bool? Comes, string? Note);

    public sealed record Slides(IFormFile? File);

    public sealed class Introduction
    {
        public string? PositionZh { get; set; }
        public string? PositionEn { get; set; }
        public string? UnitZh { get; set; }
        public string? UnitEn { get; set; }
        public string? BioZh { get; set; }
        public string? BioEn { get; set; }
        public IFormFile? Photo { get; set; }
        public bool DropPhoto { get; set; }
        public Disclosure Disclosure { get; set; }
        public string? Interests { get; set; }

        public SpeakerIntroduction Terms => new(PositionZh, PositionEn, UnitZh, UnitEn, BioZh, BioEn, Disclosure, Interests);

        public static Introduction Of(EventSpeaker speaker) => new()
        {
            PositionZh = speaker.Position?.Zh, PositionEn = speaker.Position?.En, UnitZh = speaker.Unit?.Zh, UnitEn = speaker.Unit?.En,
            BioZh = speaker.BioZh, BioEn = speaker.BioEn, Disclosure = speaker.Disclosure, Interests = speaker.Interests,
        };
    }
}
