using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The steps of the editor, in the order an officer takes them.</summary>
internal enum EditorStep { Basics, Programme, Registration, Money, Cme, Messages, CheckIn, Publish }

/// <summary>A page of one event: its head, its tabs and the editor's steps all read the same.</summary>
internal abstract class EventPage(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }

    public EventEditor Editor { get; private set; } = null!;
    public Event Event => Editor.Event;
    public virtual EditorStep? Step => null;

    /// <summary>What is over stays as it was.</summary>
    public bool Editable => Reader.Has(Permissions.EditEvents, Id) && Event.Status is EventStatus.Draft or EventStatus.Published;

    public bool MayHere(string permission) => Reader.Has(permission, Id);

    public string Address(EditorStep step) => Address(step is EditorStep.CheckIn ? "at-the-door" : step.ToString().ToLowerInvariant());

    public string Address(string? part = null) => part is null ? $"/office/events/{Id}" : $"/office/events/{Id}/{part}";

    public static EditorStep StepOf(ChecklistItem item) => Enum.Parse<EditorStep>(item.Step.ToString());

    public IEnumerable<ChecklistItem> ItemsOf(EditorStep step) => Editor.Checklist.Items.Where(i => step is EditorStep.Publish || StepOf(i) == step);

    /// <summary>How many things a step still lacks; publishing waits for all of them.</summary>
    public int Missing(EditorStep step) => ItemsOf(step).Count(i => i is { Ready: false, Required: true });

    /// <summary>How many things of a step are advised and not done.</summary>
    public int Advised(EditorStep step) => ItemsOf(step).Count(i => i is { Ready: false, Required: false });

    /// <summary>Where a thing is put right.</summary>
    public string AddressOf(ChecklistItem item) => item.Code switch
    {
        "speakers" => Address("programme/speakers"),
        "host" => Address("basics#hosts"),
        "badge" => Address("badges"),
        "category" or "price" => Address(EditorStep.Money),
        _ => Address(StepOf(item)),
    };

    protected virtual async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetEventEditor(Id), cancellationToken) is not { } editor) return false;
        Editor = editor;
        return true;
    }

    protected async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Sends when everything could be read; a refusal stands beside its field.</summary>
    protected async Task<bool> AcceptedAsync<TResult>(ICommand<TResult> command, CancellationToken cancellationToken) where TResult : IResult<TResult> =>
        ModelState.IsValid && ModelState.Accepted(await Mediator.Send(command, cancellationToken));

    protected IActionResult Saved(string address, string text)
    {
        this.Done(Say(text));
        return this.Go(address);
    }
}
