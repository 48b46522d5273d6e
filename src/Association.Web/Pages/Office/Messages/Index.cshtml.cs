using Association.Application.Access;
using Association.Application.Messages;
using Association.Application.Messages.Reminders;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>What went out by mail, what waits, and what needs a person.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public OutboxState? State { get; set; }
    [BindProperty(SupportsGet = true)] public string? Template { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Rule { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Person { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Event { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public MessageList Messages { get; private set; } = null!;
    public string? RuleName { get; private set; }

    public IEnumerable<SelectListItem> Templates => MailTemplates.All.Select(kind => new SelectListItem(NameOf(kind), kind, kind == Template));

    public int? Count(OutboxState state) => state switch
    {
        OutboxState.Pending => Messages.Pending,
        OutboxState.Parked => Messages.Parked,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Messages = await Mediator.Send(new ListMessages(State, Template, Search, After, Before: Before, Rule: Rule, Person: Person, Event: Event), cancellationToken);
        if (Rule is { } rule) RuleName = (await Mediator.Send(new GetReminderRule(new(rule)), cancellationToken))?.Terms.Name.Here();
    }

    public async Task<IActionResult> OnPostResendAsync(Guid message, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new ResendMessage(message), cancellationToken);
        if (result.Errors is [{ Kind: ErrorKind.Conflict } error, ..]) this.Warn(error.Words());
        else if (ModelState.Accepted(result)) this.Done(Say("messages.resent"));
        return this.Go(Url.Page("Index", new { State, Template, q = Search }) ?? "/office/messages");
    }

    public async Task<IActionResult> OnPostGiveUpAsync(Guid message, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new GiveUpMessage(message), cancellationToken);
        if (result.Errors is [{ Kind: ErrorKind.Conflict } error, ..]) this.Warn(error.Words());
        else if (ModelState.Accepted(result)) this.Done(Say("messages.given-up"));
        return this.Go(Url.Page("Index", new { State, Template, q = Search }) ?? "/office/messages");
    }

    public async Task<IActionResult> OnPostResendAllAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new ResendParked(), cancellationToken);
        if (ModelState.Accepted(result)) this.Done(Say("messages.resent-all", result.Value));
        return this.Go("/office/messages");
    }

    public static string NameOf(string template) => Texts.Find($"messages.{template}") ?? template;

    public static Tone ToneOf(OutboxState state) => state switch
    {
        OutboxState.Sent => Tone.Success,
        OutboxState.Parked => Tone.Danger,
        OutboxState.GivenUp => Tone.Neutral,
        _ => Tone.Info,
    };
}
