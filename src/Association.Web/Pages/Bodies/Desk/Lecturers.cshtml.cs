using Association.Application.Lecturers;
using Association.Web.Localization;
using Association.Web.Pages.Office.Lecturers;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>The expert pool as heads see it: they read it and add to it.</summary>
internal sealed class LecturersModel(IMediator mediator, IStringLocalizer<Texts> texts) : DeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Language { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Free { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty] public LecturerInput Input { get; set; } = new();

    public PoolView Pool { get; private set; } = new([], false);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Pool = new(await Mediator.Send(new ListLecturers(PoolQuestion.Of(Search, Language, null, Free, false, Sort)), cancellationToken), Open: false);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(new ProposeLecturer(Body, Input.Form, IdempotencyKey.Of(Request).ToString()), cancellationToken)))
        {
            this.Done(Say("lecturer.added"));
            return this.Go(To("lecturers"));
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }
}
