using Association.Application.Access;
using Association.Application.Members;
using Association.Application.Members.Duplicates;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members.Duplicates;

/// <summary>Whom to compare a person with: those the product found, or anybody.</summary>
internal sealed class PickModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }

    public string Name { get; private set; } = "";
    public DuplicateList Known { get; private set; } = null!;
    public IReadOnlyList<FoundPerson> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMember(Id), cancellationToken) is not { } member) return NotFound();
        Name = member.Name;
        Known = await Mediator.Send(new ListDuplicates(DuplicateState.Open, Id.Value), cancellationToken);
        People = [.. (await Mediator.Send(new FindPeople(Search), cancellationToken)).Where(p => p.Id != Id.Value)];
        return Page();
    }
}
