using Association.Application.Access;
using Association.Application.Members.Duplicates;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Association.Web.Pages.Office.Members;

/// <summary>An address of a record that was merged leads to the record that stayed, whichever page of it was asked for.</summary>
internal sealed class ToSurvivor(IMediator mediator, ICurrentUser user) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var answer = await next();
        if (answer.Result is not (NotFoundResult or NotFoundObjectResult) || !HttpMethods.IsGet(context.HttpContext.Request.Method) || !user.Has(Permissions.ReadMembers)) return;

        var path = context.HttpContext.Request.Path.Value!;
        foreach (var part in path.Split('/').Where(part => Guid.TryParse(part, out _)))
            if (await mediator.Send(new FindSurvivor(Guid.Parse(part)), context.HttpContext.RequestAborted) is { } survivor)
            {
                answer.Result = new LocalRedirectResult(path.Replace(part, $"{survivor.Person}", StringComparison.Ordinal) + context.HttpContext.Request.QueryString);
                return;
            }
    }
}
