using Association.Application.Access;
using Association.Application.Members;
using Association.Application.Members.Privacy;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members;

internal sealed class MemberModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Id { get; set; }

    public MemberDetails Member { get; private set; } = null!;

    /// <summary>The number that was just opened: shown in this answer and nowhere else.</summary>
    public (PersonalNumber Which, string Value)? Opened { get; private set; }

    public IReadOnlyList<ConsentLine> Consents { get; private set; } = [];

    public bool MayOpen => May(Permissions.UnmaskNumbers);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>No redirect: the number must not outlive this page.</summary>
    public async Task<IActionResult> OnPostOpenAsync(PersonalNumber number, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new UnmaskNumber(Id, number), cancellationToken);
        if (ModelState.Accepted(result)) Opened = (number, result.Value);
        return await ShowAsync(cancellationToken);
    }

    public IEnumerable<(PersonalNumber Which, string? Masked)> Numbers =>
    [
        (PersonalNumber.Mobile, Member.MobileMasked),
        (PersonalNumber.ResidentId, Member.ResidentIdMasked),
        (PersonalNumber.PracticeCertificate, Member.PracticeCertificateMasked),
    ];

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMember(Id), cancellationToken) is not { } member) return NotFound();
        Member = member;
        Consents = await Mediator.Send(new ListConsents(Id), cancellationToken);
        return Page();
    }
}
