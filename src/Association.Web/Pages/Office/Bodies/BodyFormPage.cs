using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Files;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

/// <summary>The form of a body, new or known.</summary>
internal abstract class BodyFormPage(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public abstract string Back { get; }

    /// <param name="except">The body itself stands below another one.</param>
    protected async Task LoadChoicesAsync(Guid? except, CancellationToken cancellationToken)
    {
        Parents = [.. (await Mediator.Send(new ListBodies(Dissolved: false), cancellationToken)).Where(b => b.Id != except).Select(b => new SelectListItem(Words.Of(b.Name), $"{b.Id}"))];
        Units = [.. (await Mediator.Send(new ListUnitChoices(), cancellationToken)).Select(u => u.Name)];
    }

    protected BodyForm Filled => new(Input.Kind, Input.NameZh ?? "", Input.NameEn, Input.Slug, Input.Parent, Input.HostUnit, Input.Specialty, Input.FoundedOn, Input.MissionZh, Input.MissionEn);

    protected Task<UploadedFile?> CharterAsync(CancellationToken cancellationToken) => Uploads.ReadAsync(Input.Charter, EvidenceFile.MaxBytes + 1, cancellationToken);

    public sealed record Form
    {
        public BodyKind Kind { get; init; }
        public string? NameZh { get; init; }
        public string? NameEn { get; init; }
        public string? Slug { get; init; }
        public Guid? Parent { get; init; }
        public string? HostUnit { get; init; }
        public string? Specialty { get; init; }
        public DateOnly? FoundedOn { get; init; }
        public string? MissionZh { get; init; }
        public string? MissionEn { get; init; }
        public IFormFile? Charter { get; init; }
    }
}
