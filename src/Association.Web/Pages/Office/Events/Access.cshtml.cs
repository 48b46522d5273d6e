using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Invitations;
using Association.Application.Events.FollowUp;
using Association.Application.Events.SelfService;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.SelfService;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>How people get into each category, and what they may change afterwards.</summary>
internal sealed class AccessModel(IMediator mediator, ICurrentUser user, ILinkSecrets secrets, Application.Common.SiteOptions site, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public InviteForm Input { get; set; } = new(null, null, null, false);
    [BindProperty] public DateOnly? FollowUpUntil { get; set; }

    public IReadOnlyList<SelfServiceTerms> Terms { get; private set; } = [];
    public IReadOnlyList<InvitationLine> Invited { get; private set; } = [];

    public IEnumerable<SelectListItem> Inviting => Event.Categories.Where(c => c.Admission is AdmissionKind.Invitation).OrderBy(c => c.Order).Select(c => new SelectListItem(Words.Of(c.Name), c.Id.ToString()));

    public SelfServiceTerms TermsOf(TicketCategory category) => Terms.First(t => t.Category == category.Id);

    public string SecretAddress(TicketCategory category) => new Uri(site.BaseUrl, AdmissionLinks.PathOf(Event.Slug, secrets.PassOf(category))).ToString();

    public static IEnumerable<(string Key, OwnActTerms Act)> ActsOf(SelfServiceTerms terms) =>
        [("Answers", terms.Of(OwnAct.Answers)), ("Move", terms.Of(OwnAct.Category)), ("Transfer", terms.Of(OwnAct.Transfer)), ("Cancel", terms.Of(OwnAct.Cancel))];

    /// <summary>The terms as a participant would say them.</summary>
    public string WordsOf(SelfServiceTerms terms)
    {
        var acts = ActsOf(terms).Select(a => a.Act.Allowed ? Say("access.words", Say($"access.act-{a.Key}"), Show.Date(a.Act.Until ?? Event.EndsOn)) : Say("access.words-no", Say($"access.act-{a.Key}")));
        return string.Join(Say("access.semicolon"), acts.Append(Say("access.words-refund", terms.RefundShare, Show.Money(terms.CancelFee.Amount))));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        FollowUpUntil = Event.FollowUpUntil;
        return Page();
    }

    public Task<IActionResult> OnPostAdmissionAsync(Id<TicketCategory> category, AdmissionKind admission, bool all, CancellationToken cancellationToken) =>
        DoAsync(new SetAdmission(Id, all ? null : category, admission), "access.saved", cancellationToken);

    public Task<IActionResult> OnPostSecretAsync(Id<TicketCategory> category, CancellationToken cancellationToken) =>
        DoAsync(new ChangeSecretAddress(Id, category), "access.saved", cancellationToken);

    public Task<IActionResult> OnPostTermsAsync(Id<TicketCategory> category, TermsForm terms, bool all, CancellationToken cancellationToken) =>
        DoAsync(new SetSelfServiceTerms(Id, all ? null : category, TermsForm.Of(terms.Answers), TermsForm.Of(terms.Move), TermsForm.Of(terms.Transfer), TermsForm.Of(terms.Cancel), terms.CancelFee ?? 0, terms.RefundShare ?? 100), "access.saved", cancellationToken);

    public Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken) =>
        DoAsync(new InviteToEvent(Id, Input.Category ?? default, Input.Name ?? "", Input.Email ?? "", Input.English ? "en" : "zh-CN"), "access.invited", cancellationToken);

    public Task<IActionResult> OnPostRemindAsync(Id<EventInvitation> invitation, CancellationToken cancellationToken) => DoAsync(new RemindInvitee(Id, invitation), "access.reminded", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Id<EventInvitation> invitation, CancellationToken cancellationToken) => DoAsync(new WithdrawEventInvitation(Id, invitation), "access.saved", cancellationToken);

    public Task<IActionResult> OnPostFollowUpAsync(CancellationToken cancellationToken) => DoAsync(new SetFollowUpDeadline(Id, FollowUpUntil), "access.saved", cancellationToken);

    private async Task<IActionResult> DoAsync<TResult>(ICommand<TResult> command, string done, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        if (await AcceptedAsync(command, cancellationToken)) return Saved(Address("access"), done);
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return false;
        Terms = await Mediator.Send(new ListSelfServiceTerms(Id), cancellationToken);
        Invited = await Mediator.Send(new ListEventInvitations(Id), cancellationToken);
        return true;
    }

    public sealed record InviteForm(Id<TicketCategory>? Category, string? Name, string? Email, bool English);

    /// <summary>A row of the table: what may be done, and until when.</summary>
    public sealed record ActForm(bool Allowed, DateOnly? Until);

    public sealed record TermsForm(ActForm? Answers, ActForm? Move, ActForm? Transfer, ActForm? Cancel, decimal? CancelFee, int? RefundShare)
    {
        public static OwnActTerms Of(ActForm? act) => new(act?.Allowed ?? false, act?.Until);
    }
}
