using Association.Application.Events.Meetings;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>What the pages about one activity share: an activity of another body does not exist here.</summary>
internal abstract class MeetingPage(IMediator mediator, IStringLocalizer<Texts> texts) : DeskPage(mediator, texts)
{
    /// <summary>Its id, or the last part of its public address.</summary>
    [BindProperty(SupportsGet = true, Name = "meeting")] public string Key { get; set; } = "";

    public MeetingView Meeting { get; private set; } = null!;

    public Id<Event> Event => Meeting.Event;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (await LoadAsync(context.HttpContext.RequestAborted)) return await next();
            context.Result = NotFound();
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, this) { Result = context.Result, Canceled = true };
        });

    /// <summary>A page of this activity, as in <c>salons/{id}/minutes</c>.</summary>
    public string Of(string? part = null) => To($"salons/{Meeting.Id}{(part is null ? "" : "/" + part)}");

    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMeeting(Body, Key), cancellationToken) is not { } meeting) return false;
        Meeting = meeting;
        return true;
    }

    /// <summary>After a change: the page anew, with a message.</summary>
    protected IActionResult Again(string? part, string done, params object[] arguments)
    {
        this.Done(Say(done, arguments));
        return this.Go(Of(part));
    }
}
