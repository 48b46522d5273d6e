using System.Globalization;
using Association.Application.Events.Abstracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Abstracts;

/// <summary>The book of abstracts, once the office opened it.</summary>
internal sealed class BookModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken) =>
        await mediator.Send(new FetchAbstractBook(slug, CultureInfo.CurrentUICulture.Name), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}
