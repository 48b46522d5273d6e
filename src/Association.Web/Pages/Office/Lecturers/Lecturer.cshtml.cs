using Association.Application.Access;
using Association.Application.Lecturers;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Lecturers;

/// <summary>One lecturer: who it is, when away, what was thought of the lectures.</summary>
internal sealed class LecturerModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Lecturer> Id { get; set; }
    /// <summary>Name or number of the person on record to link.</summary>
    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty] public LecturerInput Input { get; set; } = new();
    [BindProperty] public AbsenceInput Absence { get; set; } = new(null, null, null);
    [BindProperty] public JudgementInput Judgement { get; set; } = new(null, null, null);

    public LecturerDetails Details { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];
    public static IEnumerable<SelectListItem> Scores => Enumerable.Range(1, 5).Reverse().Select(score => new SelectListItem($"{score}", $"{score}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = LecturerInput.Of(Details.Line);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new EditLecturer(Id, Input.Form, Input.Person is { } person ? new(person) : null, Input.Retired), cancellationToken);
        if (ModelState.Accepted(result)) return Saved("lecturer.saved");
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAwayAsync(CancellationToken cancellationToken) => Absence.From is not { } from
        ? await RefusedAsync(LecturerErrors.AbsenceOrder.At("From"), "Absence", cancellationToken)
        : await SendAsync(new RecordAbsence(Id, from, Absence.To ?? from, Absence.Note), "Absence", "lecturer.absence-saved", cancellationToken);

    public async Task<IActionResult> OnPostBackAsync(Guid absence, CancellationToken cancellationToken) =>
        await SendAsync(new EndAbsence(Id, new Id<LecturerAbsence>(absence)), "", "lecturer.absence-removed", cancellationToken);

    public async Task<IActionResult> OnPostJudgeAsync(CancellationToken cancellationToken) =>
        await SendAsync(new JudgeLecturer(Id, Judgement.Score ?? 0, Judgement.Remark, Judgement.On ?? clock.Today()), "Judgement", "lecturer.judged", cancellationToken);

    private async Task<IActionResult> SendAsync(Application.Common.ICommand<Result> command, string prefix, string done, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(command, cancellationToken), prefix) ? Saved(done) : await OnGetAsync(cancellationToken);
    }

    private async Task<IActionResult> RefusedAsync(Error error, string prefix, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        ModelState.Refuse(error, prefix);
        return await OnGetAsync(cancellationToken);
    }

    private IActionResult Saved(string key)
    {
        this.Done(Say(key));
        return this.Go($"/office/lecturers/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetLecturer(Id), cancellationToken) is not { } found) return false;
        Details = found;
        var people = May(Permissions.EditUnits) && Who is not null ? await Mediator.Send(new FindPeople(Who), cancellationToken) : [];
        People = [.. people.Select(p => new SelectListItem(string.Join(" · ", new[] { p.Name, p.Number, p.Unit }.OfType<string>()), $"{p.Id}"))];
        if (found.Line.Person is { } known && !People.Any(p => p.Value == $"{known}")) People = [new(found.PersonName ?? "", $"{known}"), .. People];
        return true;
    }

    public sealed record AbsenceInput(DateOnly? From, DateOnly? To, string? Note);

    public sealed record JudgementInput(int? Score, string? Remark, DateOnly? On);
}
