using Association.Application.Access;
using Association.Application.Bodies;
using Association.Domain.Bodies;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

/// <summary>How strictly the rules of rosters hold.</summary>
internal sealed class RulesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(default, default, default, default, default, 0, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies)) return NotFound();
        var rules = await Mediator.Send(new GetRosterRules(), cancellationToken);
        Input = new(rules.Strengths[RosterRule.OneChair], rules.Strengths[RosterRule.SeatsFilled], rules.Strengths[RosterRule.TwiceInBody],
            rules.Strengths[RosterRule.TooManyTerms], rules.Strengths[RosterRule.TooOld], rules.MaxTerms, rules.MaxAge);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var strengths = new Dictionary<RosterRule, RuleStrength>
        {
            [RosterRule.OneChair] = Input.OneChair, [RosterRule.SeatsFilled] = Input.SeatsFilled, [RosterRule.TwiceInBody] = Input.TwiceInBody,
            [RosterRule.TooManyTerms] = Input.TooManyTerms, [RosterRule.TooOld] = Input.TooOld,
        };
        if (!ModelState.Accepted(await Mediator.Send(new SetRosterRules(strengths, Input.MaxTerms, Input.MaxAge), cancellationToken))) return Page();
        this.Done(Say("body-desk.rules-saved"));
        return Redirect("/office/bodies");
    }

    public sealed record Form(
        RuleStrength OneChair, RuleStrength SeatsFilled, RuleStrength TwiceInBody, RuleStrength TooManyTerms, RuleStrength TooOld, int MaxTerms, int MaxAge);
}
