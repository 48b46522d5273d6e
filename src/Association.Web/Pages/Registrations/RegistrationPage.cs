using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Events.SelfService;
using Association.Application.Events.Online;
using Association.Application.Files;
using Association.Application.Finance;
using Association.Application.Finance.Paying;
using Association.Application.Finance.Sponsors;
using Association.Application.Surveys;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.Online;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Registrations;

/// <summary>What both pages of a registration need.</summary>
internal sealed record RegistrationServices(IMediator Mediator, IQrCodes Codes, Application.Common.SiteOptions Site, TimeProvider Clock, IStringLocalizer<Texts> Texts);

/// <summary>One registration, whoever opens it: its owner, signed in, or the holder of its link.</summary>
internal abstract class RegistrationPage(RegistrationServices services) : PageModel
{
    /// <summary>Room for a file that is somewhat too large: it is refused beside its field, not by the server.</summary>
    public const int MaxRequest = 2 * EvidenceFile.MaxBytes;

    [BindProperty] public SlipForm Input { get; set; } = new(null);

    public RegistrationDetails Details { get; private set; } = null!;
    public IReadOnlyList<OwnSurvey> Surveys { get; private set; } = [];
    public IHtmlContent? Ticket => Details.TicketCode is { } code ? new HtmlString(services.Codes.Svg(code)) : null;
    public IReadOnlyList<OwnOnline> Online { get; private set; } = [];
    public abstract bool ByLink { get; }
    public IReadOnlyList<AnswerLine> Answers { get; private set; } = [];
    public OwnRules Rules { get; private set; } = null!;
    /// <summary>Sponsors who could pay the fee.</summary>
    public Sponsorship Sponsorship { get; private set; } = new(null, []);
    /// <summary>Paying with a phone; null where nothing is paid here.</summary>
    public PhonePayment? Phone { get; private set; }

    /// <summary>Where the registration is changed.</summary>
    public string Change => Addresses.With(Request, ("handler", null)).Split('?', 2) is [var path, .. var query] ? $"{path}/change{(query.Length > 0 ? "?" + query[0] : "")}" : "";

    /// <summary>Another registered them, or handed the place over: they have not agreed themselves.</summary>
    public bool AsksConsent => Details.ConsentedAt is null && CanChange;

    /// <summary>What giving the place back costs, in plain words.</summary>
    public string CancelWords => Rules.Paid == 0 ? services.Texts[Details.Price > 0 ? "registration.cancel-unpaid" : "registration.cancel-free"]
        : Rules.Refund == Rules.Paid ? services.Texts["change.cancel-all", Show.Money(Rules.Refund)]
        : Rules.Refund == 0 ? services.Texts["change.cancel-nothing", Show.Money(Rules.Paid)]
        : services.Texts["change.cancel-part", Show.Money(Rules.Refund), Show.Money(Rules.Paid)];

    public bool CanCancel => Rules.Cancel.Allowed;

    public bool CanChange => Details.Status is RegistrationStatus.Pending or RegistrationStatus.AwaitingPayment or RegistrationStatus.Confirmed && Details.EndsOn >= services.Clock.Today();

    /// <summary>The association's account, a line each, split at the first colon so that each part can be copied.</summary>
    public IEnumerable<(string Label, string Value)> Account => services.Site.BankAccount.Here()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.IndexOfAny([':', '：']) is > 0 and var at ? (line[..at].Trim(), line[(at + 1)..].Trim()) : ("", line));

    public string SurveyAddress(OwnSurvey survey) => $"/survey/{survey.Survey}/{survey.Registration}{(Key is null ? "" : $"?k={Uri.EscapeDataString(Key)}")}";

    protected string? Key { get; set; }

    /// <summary>Which registration the address means; null when it means none.</summary>
    protected abstract Task<Id<Registration>?> LocateAsync(CancellationToken cancellationToken);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LocateAsync(cancellationToken) is { } id ? await ShowAsync(id, cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostPayAsync(PaymentProvider provider, CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        var result = await services.Mediator.Send(new StartOnlinePayment(id, provider, Key), cancellationToken);
        return ModelState.Accepted(result) ? this.Go(Addresses.With(Request, ("handler", null), ("provider", null)) + "#phone") : await ShowAsync(id, cancellationToken);
    }

    public async Task<IActionResult> OnPostSponsorAsync(Guid agreement, CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        var result = await services.Mediator.Send(new TakeSponsorship(id, new(agreement), Key), cancellationToken);
        return ModelState.Accepted(result, "") ? Again() : await ShowAsync(id, cancellationToken);
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        var result = await services.Mediator.Send(new CancelOnlinePayment(id, Key), cancellationToken);
        return ModelState.Accepted(result) ? Again() : await ShowAsync(id, cancellationToken);
    }

    /// <summary>The part about the code alone, asked for again and again; the whole page once there is something else to see.</summary>
    public async Task<IActionResult> OnGetPayStateAsync(CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id || await PhoneAsync(id, cancellationToken) is not { } phone) return NotFound();
        if (phone.Order is not OrderStatus.Open) Response.Headers["HX-Refresh"] = "true";
        return Partial("Registrations/_PayCode", phone);
    }

    public async Task<IActionResult> OnPostSlipAsync(CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();

        var result = await services.Mediator.Send(new UploadSlip(id, await ReadAsync(Input.File, cancellationToken), Key), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(id, cancellationToken);

        this.Done(services.Texts["registration.slip-received"]);
        return Again();
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();

        var result = await services.Mediator.Send(new CancelRegistration(id, Key), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(id, cancellationToken);

        this.Done(services.Texts["registration.cancelled"]);
        return Again();
    }

    /// <summary>The code that the host shows; what came of it is said above the page.</summary>
    public async Task<IActionResult> OnPostCodeAsync(string? code, CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();

        var result = await services.Mediator.Send(new AnswerCode(id, code, Key), cancellationToken);
        if (!ModelState.Accepted(result, "")) return await ShowAsync(id, cancellationToken);

        var said = services.Texts[$"online.verdict-{result.Value.Verdict}"];
        if (result.Value.Verdict is CodeVerdict.Right or CodeVerdict.Again) this.Done(said);
        else this.Fail(said);
        return Again();
    }

    public async Task<IActionResult> OnPostAgreeAsync(CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        if (!ModelState.Accepted(await services.Mediator.Send(new AgreeToPlace(id, Key), cancellationToken))) return await ShowAsync(id, cancellationToken);
        this.Done(services.Texts["change.agreed"]);
        return Again();
    }

    public async Task<IActionResult> OnGetReceiptAsync(CancellationToken cancellationToken) =>
        Download(await LocateAsync(cancellationToken) is { } id ? await services.Mediator.Send(new DownloadOwnReceipt(id, Key), cancellationToken) : null);

    public async Task<IActionResult> OnGetCertificateAsync(CancellationToken cancellationToken)
    {
        if (await LocateAsync(cancellationToken) is not { } id) return NotFound();
        if (await services.Mediator.Send(new GetRegistration(id, Key), cancellationToken) is not { Certificate: { } certificate }) return NotFound();
        if (await services.Mediator.Send(new FindSurveyBefore(new(certificate.Id), Key), cancellationToken) is { } survey)
        {
            this.Warn(services.Texts["survey.first"]);
            return this.Go(SurveyAddress(survey));
        }

        return Download(await services.Mediator.Send(new DownloadCertificate(new(certificate.Id), Key), cancellationToken));
    }

    public async Task<IActionResult> OnGetAnswerAsync(Id<FormAnswer> answer, CancellationToken cancellationToken) =>
        Download(await LocateAsync(cancellationToken) is { } id ? await services.Mediator.Send(new DownloadOwnAnswer(id, answer, Key), cancellationToken) : null);

    private async Task<IActionResult> ShowAsync(Id<Registration> id, CancellationToken cancellationToken)
    {
        if (await services.Mediator.Send(new GetRegistration(id, Key), cancellationToken) is not { } found) return NotFound();

        if (await services.Mediator.Send(new GetSelfService(id, Key), cancellationToken) is not { } rules) return NotFound();
        (Details, Rules) = (found, rules);
        Phone = await PhoneAsync(id, cancellationToken);
        Sponsorship = await services.Mediator.Send(new GetSponsorship(id, Key), cancellationToken);
        Answers = await services.Mediator.Send(new GetOwnAnswers(id, Key), cancellationToken);
        Surveys = await services.Mediator.Send(new ListOwnSurveys(id, Key), cancellationToken);
        Online = await services.Mediator.Send(new ShowOwnOnline(id, Key), cancellationToken);
        return Page();
    }

    private async Task<PhonePayment?> PhoneAsync(Id<Registration> id, CancellationToken cancellationToken) =>
        PhonePayment.Of(await services.Mediator.Send(new GetOnlinePayment(id, Key), cancellationToken), services.Codes, services.Clock.GetUtcNow());

    private IActionResult Again() => this.Go(Addresses.With(Request, ("handler", null)));

    private IActionResult Download(FileContent? file) => file is null ? NotFound() : File(file.Content, file.ContentType, file.Name);

    private static async Task<UploadedFile?> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null) return null;

        using var content = new MemoryStream((int)Math.Min(file.Length, MaxRequest));
        await file.CopyToAsync(content, cancellationToken);
        return new(file.FileName, content.ToArray());
    }

    public sealed record SlipForm(IFormFile? File);
}
