using Association.Application.Bodies.Letters;
using Association.Application.Elections;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

/// <summary>Votes that wait for the reader, and the letters of the offices given.</summary>
internal sealed class OfficesModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<MyBallot> Ballots { get; private set; } = [];
    public IReadOnlyList<LetterLine> Letters { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Ballots = await mediator.Send(new ListMyBallots(), cancellationToken);
        Letters = await mediator.Send(new ListMyLetters(), cancellationToken);
    }

    public async Task<IActionResult> OnGetLetterAsync(Guid letter, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadLetter(new Id<AppointmentLetter>(letter)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}
