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
    /// <summary>Whose rules are being changed.</summary>
    [BindProperty(SupportsGet = true)] public Id<TicketCategory>? Category { get; set; }
    [BindProperty] public TermsForm Rules { get; set; } = TermsForm.None;
    [BindProperty] public InviteForm Input { get; set; } = new(null, null, null, false);
    [BindProperty] public DateOnly? FollowUpUntil { get; set; }

    public IReadOnlyList<SelfServiceTerms> Terms { get; private set; } = [];
    public IReadOnlyList<InvitationLine> Invited { get; private set; } = [];

    public TicketCategory? Chosen => Event.Categories.FirstOrDefault(c => c.Id == Category);

    public IEnumerable<TicketCategory> Private => Event.Categories.Where(c => c.Admission is AdmissionKind.Private).OrderBy(c => c.Order);

    public IEnumerable<SelectListItem> Inviting => Event.Categories.Where(c => c.Admission is AdmissionKind.Invitation).OrderBy(c => c.Order).Select(c => new SelectListItem(Words.Of(c.Name), c.Id.ToString()));

    public SelfServiceTerms TermsOf(TicketCategory category) => Terms.First(t => t.Category == category.Id);

    public string SecretAddress(TicketCategory category) => AddressOf(secrets.PassOf(category));

    public string InvitationAddress(InvitationLine line) => AddressOf(secrets.PassOf(line.Number));

    public static IEnumerable<(string Key, OwnActTerms Act)> ActsOf(SelfServiceTerms terms) =>
        [("Answers", terms.Of(OwnAct.Answers)), ("Move", terms.Of(OwnAct.Category)), ("Transfer", terms.Of(OwnAct.Transfer)), ("Cancel", terms.Of(OwnAct.Cancel))];

    public string UntilOf(OwnActTerms act) => act.Allowed ? Say("access.until", Show.Date(act.Until ?? Event.EndsOn)) : Say("access.not-allowed");

    /// <summary>What comes back of a place that is given back, as one would say it.</summary>
    public string RefundOf(SelfServiceTerms terms) =>
        terms.RefundShare == 0 ? Say("access.refund-none")
        : terms.CancelFee == Money.Zero ? Say("access.refund-share", terms.RefundShare)
        : Say("access.refund-fee", terms.RefundShare, Show.Money(terms.CancelFee.Amount));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        FollowUpUntil = Event.FollowUpUntil;
        return Page();
    }

    public Task<IActionResult> OnPostAdmissionAsync(AdmissionKind admission, bool holds, bool all, CancellationToken cancellationToken) =>
        DoAsync(new SetAdmission(Id, all ? null : Category ?? default, admission, holds), "access.saved", "Rules", cancellationToken);

    public Task<IActionResult> OnPostSecretAsync(Id<TicketCategory> of, CancellationToken cancellationToken) =>
        DoAsync(new ChangeSecretAddress(Id, of), "access.saved", "Rules", cancellationToken);

    public Task<IActionResult> OnPostTermsAsync(bool all, CancellationToken cancellationToken) =>
        DoAsync(Rules.Of(Id, all ? null : Category ?? default), "access.saved", "Rules", cancellationToken);

    public Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken) =>
        DoAsync(new InviteToEvent(Id, Input.Category ?? default, Input.Name ?? "", Input.Email ?? "", Input.English ? "en" : "zh-CN"), "access.invited", "Input", cancellationToken);

    public Task<IActionResult> OnPostRemindAsync(Id<EventInvitation> invitation, CancellationToken cancellationToken) =>
        DoAsync(new RemindInvitee(Id, invitation), "access.reminded", "Input", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Id<EventInvitation> invitation, CancellationToken cancellationToken) =>
        DoAsync(new WithdrawEventInvitation(Id, invitation), "access.saved", "Input", cancellationToken);

    public Task<IActionResult> OnPostFollowUpAsync(CancellationToken cancellationToken) => DoAsync(new SetFollowUpDeadline(Id, FollowUpUntil), "access.saved", "", cancellationToken);

    private string AddressOf(string pass) => new Uri(site.BaseUrl, AdmissionLinks.PathOf(Event.Slug, pass)).ToString();

    /// <param name="form">The property whose fields a refusal stands beside.</param>
    private async Task<IActionResult> DoAsync<TResult>(ICommand<TResult> command, string done, string form, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        if (ModelState.IsValid && ModelState.Accepted(await Mediator.Send(command, cancellationToken), form)) return Saved(Address("access"), done);
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return false;
        Terms = await Mediator.Send(new ListSelfServiceTerms(Id), cancellationToken);
        Invited = await Mediator.Send(new ListEventInvitations(Id), cancellationToken);
        // What was typed stays; a form that was not sent shows what holds.
        if (Chosen is { } chosen && !ModelState.Keys.Any(k => k.StartsWith("Rules.", StringComparison.Ordinal))) Rules = TermsForm.From(TermsOf(chosen));
        return true;
    }

    public sealed record InviteForm(Id<TicketCategory>? Category, string? Name, string? Email, bool English);

    /// <summary>A row of the table: what may be done, and until when.</summary>
    public sealed record ActForm(bool Allowed, DateOnly? Until);

    public sealed record TermsForm(ActForm? Answers, ActForm? Move, ActForm? Transfer, ActForm? Cancel, decimal? CancelFee, int? RefundShare)
    {
        public static readonly TermsForm None = new(null, null, null, null, null, null);

        public IEnumerable<(string Key, ActForm Act)> Rows =>
            new[] { (nameof(Answers), Answers), (nameof(Move), Move), (nameof(Transfer), Transfer), (nameof(Cancel), Cancel) }.Select(r => (r.Item1, r.Item2 ?? new ActForm(false, null)));

        public static TermsForm From(SelfServiceTerms terms)
        {
            ActForm Row(OwnAct act) => new(terms.Of(act).Allowed, terms.Of(act).Until);
            return new(Row(OwnAct.Answers), Row(OwnAct.Category), Row(OwnAct.Transfer), Row(OwnAct.Cancel), terms.CancelFee.Amount, terms.RefundShare);
        }

        /// <summary>A share that was left blank is refused: it decides about money.</summary>
        public SetSelfServiceTerms Of(Id<Event> @event, Id<TicketCategory>? category)
        {
            static OwnActTerms Act(ActForm? row) => new(row?.Allowed ?? false, row?.Until);
            return new(@event, category, Act(Answers), Act(Move), Act(Transfer), Act(Cancel), CancelFee ?? 0, RefundShare ?? -1);
        }
    }
}
