using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Join;

/// <summary>The form of an application, for a new one and for one that is corrected.</summary>
internal abstract class JoinPage(IMediator mediator, ICurrentUser user) : PageModel
{
    /// <summary>Room for two files that are somewhat too large: they are refused beside their fields, not by the server.</summary>
    public const int MaxRequest = 4 * EvidenceFile.MaxBytes;

    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<CategoryDetails> Categories { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    /// <summary>The application that is being corrected; null for a new one.</summary>
    public ApplicationDetails? Application { get; protected set; }
    public string? LinkKey { get; protected set; }
    /// <summary>Without script the browser has forgotten the chosen files when the form comes back.</summary>
    public bool LostFiles => (Input.Licence ?? Input.TitleCertificate) is not null && !Request.IsHtmx();
    public bool SignedIn => Reader.IsSignedIn;
    /// <summary>The office or a unit fills it in: there is no draft, and the consent is on paper.</summary>
    public virtual bool ForSomebodyElse => false;
    /// <summary>Where "cancel" leads when it is filled in for somebody else.</summary>
    public virtual string Back => "/join";

    protected IMediator Mediator { get; } = mediator;
    protected ICurrentUser Reader { get; } = user;

    protected async Task LoadChoicesAsync(CancellationToken cancellationToken)
    {
        Categories = await CategoriesAsync(cancellationToken);
        Units = [.. (await Mediator.Send(new Application.Members.ListPublicUnits(), cancellationToken)).Units.Select(u => u.Name)];
    }

    protected async Task<Result<ApplicationReceipt>> SendAsync(CancellationToken cancellationToken)
    {
        return await Mediator.Send(new ApplyForMembership(Input.Category!.Value, Typed, Input.Consent, Input.WantsListing, Input.HandIn, await EvidenceAsync(cancellationToken),
            Application is { } known ? new Id<MembershipApplication>(known.Id) : null, LinkKey, IdempotencyKey.Of(Request).ToString()), cancellationToken);
    }

    protected virtual async Task<IReadOnlyList<CategoryDetails>> CategoriesAsync(CancellationToken cancellationToken) =>
        await Mediator.Send(new ListOpenCategories(), cancellationToken);

    protected ApplicantForm Typed => new(Input.Name, Input.ResidentId, Input.Mobile, Input.Email, Input.Unit, Input.UnlistedUnit,
        Input.Department, Input.JobTitle, Input.PracticeCertificate, Input.Statement);

    protected async Task<UploadedEvidence[]> EvidenceAsync(CancellationToken cancellationToken) =>
    [
        new(EvidenceKind.Licence, await Uploads.ReadAsync(Input.Licence, MaxRequest, cancellationToken)),
        new(EvidenceKind.TitleCertificate, await Uploads.ReadAsync(Input.TitleCertificate, MaxRequest, cancellationToken)),
    ];

    /// <summary>The form's names differ from the use case's in one place.</summary>
    protected bool Accepted(Result<ApplicationReceipt> result)
    {
        foreach (var error in result.Errors.Where(e => e.Field == nameof(ApplicantForm.Title))) ModelState.Refuse(error.At(nameof(Form.JobTitle)));
        return ModelState.Accepted(Result<ApplicationReceipt>.Refused([.. result.Errors.Where(e => e.Field != nameof(ApplicantForm.Title))])) && result.Succeeded;
    }

    public sealed record Form
    {
        public MembershipCategory? Category { get; init; }
        public string? Name { get; init; }
        public string? ResidentId { get; init; }
        public string? Mobile { get; init; }
        public string? Email { get; init; }
        public string? Unit { get; init; }
        public bool UnlistedUnit { get; init; }
        public string? Department { get; init; }
        public string? JobTitle { get; init; }
        public string? PracticeCertificate { get; init; }
        public IFormFile? Licence { get; init; }
        public IFormFile? TitleCertificate { get; init; }
        public string? Statement { get; init; }
        public bool WantsListing { get; init; }
        public bool Consent { get; init; }
        /// <summary>Which of the two buttons was pressed.</summary>
        public bool HandIn { get; init; }
    }
}
