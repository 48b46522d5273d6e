using Association.Application.Access;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members.Duplicates;

/// <summary>Two records side by side: what stays, what moves, and what cannot be.</summary>
internal sealed class MergeModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Keep { get; set; }
    [BindProperty(SupportsGet = true)] public Id<Person> Gone { get; set; }
    [BindProperty] public Form Input { get; set; } = new([], null);

    public MergeView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => ShowAsync(Choices, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var merged = await Mediator.Send(new MergePersons(Keep, Gone, Choices, Input.Seen), cancellationToken);
        if (!ModelState.Accepted(merged)) return await ShowAsync(Choices, cancellationToken);
        this.Done(Say("merge.done"));
        return Redirect($"/office/members/merges/{merged.Value}");
    }

    public async Task<IActionResult> OnPostDismissAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new DismissDuplicate(Keep, Gone), cancellationToken))) return await ShowAsync(Choices, cancellationToken);
        this.Done(Say("duplicates.was-dismissed"));
        return Redirect("/office/members/duplicates");
    }

    public bool Chosen(PersonField field) => Shown.Choices.Fields.Contains(field);

    public string NumberOf(MergeSide side) => side.Number is null ? Show.None : Say("merge.number-since", side.Number, Show.Date(side.JoinedOn));

    public static FieldRelation Compare(string? keep, string? gone) => (keep, gone) switch
    {
        ({ }, { }) => FieldRelation.Different,
        _ => FieldRelation.Neither,
    };

    private MergeChoices Choices => new(
        [.. Enum.GetValues<PersonField>().Where(part => Takes($"{part}"))], Takes("Work"), Takes("Number"), Takes("Account"));

    private bool Takes(string part) => Input.Take?.GetValueOrDefault(part) is true;

    private async Task<IActionResult> ShowAsync(MergeChoices? choices, CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMergeView(Keep, Gone, choices), cancellationToken) is not { } shown) return Elsewhere();
        Shown = shown;
        return Page();
    }

    /// <summary>There are no two to show: they are one by now, or were merged under the reader's hands.</summary>
    private IActionResult Elsewhere()
    {
        if (!ModelState.IsValid)
        {
            this.Fail(ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage);
            return Redirect("/office/members/duplicates");
        }

        if (Keep != Gone) return NotFound();
        this.Inform(Say("merge.one-record"));
        return Redirect($"/office/members/{Keep}");
    }

    public sealed record Form(Dictionary<string, bool>? Take, string? Seen);
}
