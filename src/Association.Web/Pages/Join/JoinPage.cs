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
    public bool SignedIn => Reader.IsSignedIn;

    protected IMediator Mediator { get; } = mediator;
    protected ICurrentUser Reader { get; } = user;

    protected async Task LoadChoicesAsync(CancellationToken cancellationToken)
    {
        Categories = await Mediator.Send(new ListOpenCategories(), cancellationToken);
        Units = [.. (await Mediator.Send(new Application.Members.ListPublicUnits(), cancellationToken)).Units.Select(u => u.Name)];
    }

    protected async Task<Result<ApplicationReceipt>> SendAsync(CancellationToken cancellationToken)
    {
        var form = new ApplicantForm(Input.Name, Input.ResidentId, Input.Mobile, Input.Email, Input.Unit, Input.UnlistedUnit,
            Input.Department, Input.JobTitle, Input.PracticeCertificate, Input.Statement);
        UploadedEvidence[] evidence =
        [
            new(EvidenceKind.Licence, await Uploads.ReadAsync(Input.Licence, MaxRequest, cancellationToken)),
            new(EvidenceKind.TitleCertificate, await Uploads.ReadAsync(Input.TitleCertificate, MaxRequest, cancellationToken)),
        ];
        return await Mediator.Send(new ApplyForMembership(Input.Category!.Value, form, Input.Consent, Input.WantsListing, Input.HandIn, evidence,
            Application is { } known ? new Id<MembershipApplication>(known.Id) : null, LinkKey, IdempotencyKey.Of(Request).ToString()), cancellationToken);
    }

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
