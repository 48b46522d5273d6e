using Association.Application.Access;
using Association.Application.Events.Forms;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using Association.Web.Pages.Forms;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Who the form is looked at as.</summary>
internal enum FormOnlooker { NonMember, Member, Office }

/// <summary>The form as a member, as somebody else or as the office fills it in; nothing is sent.</summary>
internal sealed class FormPreviewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public FormOnlooker As { get; set; }

    public QuestionFields Questions { get; private set; } = QuestionFields.None;
    public QuestionFields Later { get; private set; } = QuestionFields.None;

    public Id<TicketCategory>? First => Event.Categories.OrderBy(c => c.Order).FirstOrDefault(c => As is not FormOnlooker.NonMember || !c.MembersOnly)?.Id;

    public decimal? PriceOf(TicketCategory category) => category.PhaseAt(clock.GetUtcNow()) is { } phase
        ? (As is FormOnlooker.NonMember ? phase.NonMemberPrice : phase.MemberPrice).Amount : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var units = (await Mediator.Send(new ListPublicUnits(), cancellationToken)).Units.Select(u => u.Name).ToList();
        Questions = QuestionFields.Of(Request, await ReadAsync(QuestionStage.Registration, cancellationToken), units);
        Later = QuestionFields.Of(Request, await ReadAsync(QuestionStage.FollowUp, cancellationToken), units);
        return Page();
    }

    private Task<IReadOnlyList<AskedQuestion>> ReadAsync(QuestionStage stage, CancellationToken cancellationToken) =>
        Mediator.Send(new PreviewForm(Id, stage, As is FormOnlooker.Office), cancellationToken);
}
