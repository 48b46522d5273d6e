using Association.Application.Access;
using Association.Application.Lecturers;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Lecturers;

/// <summary>The expert pool.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Language { get; set; }
    [BindProperty(SupportsGet = true)] public string? Country { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Free { get; set; }
    [BindProperty(SupportsGet = true)] public bool Retired { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty] public LecturerInput Input { get; set; } = new();

    public PoolView Pool { get; private set; } = new([], false);
    public bool MayEdit => May(Permissions.EditLecturers);
    public string ExcelAddress => Addresses.With(Request, ("handler", "Excel"));

    private LecturerFilter Filter => PoolQuestion.Of(Search, Language, Country, Free, Retired, Sort);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.ReadEvents)) return NotFound();
        Pool = new(await Mediator.Send(new ListLecturers(Filter), cancellationToken), MayEdit);
        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellationToken)
    {
        var file = await Mediator.Send(new ExportLecturers(Filter), cancellationToken);
        return File(file.Content, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new AddLecturer(Input.Form, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await OnGetAsync(cancellationToken);
        this.Done(Say("lecturer.added"));
        return this.Go($"/office/lecturers/{result.Value}");
    }
}
