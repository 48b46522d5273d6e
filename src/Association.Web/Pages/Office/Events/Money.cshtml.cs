using Association.Application.Access;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>What people register as and what it costs; one form adds a category or changes the one in the address.</summary>
internal sealed class MoneyModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<TicketCategory>? Category { get; set; }
    [BindProperty] public CategoryForm Input { get; set; } = CategoryForm.Empty;

    public override EditorStep? Step => EditorStep.Money;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Category is null) return Page();
        if (Event.Categories.FirstOrDefault(c => c.Id == Category) is not { } known) return NotFound();
        Input = CategoryForm.Of(known, Editor.Quotas.FirstOrDefault(q => q.Category == known.Id)?.Capacity);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Complete() && await AcceptedAsync(Input.Adding(Id), cancellationToken) ? Saved(Address(EditorStep.Money), "editor.category-added") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        Category is { } category && Complete() && await AcceptedAsync(Input.Changing(Id, category), cancellationToken)
            ? Saved(Address(EditorStep.Money), "editor.category-saved")
            : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<TicketCategory> remove, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveCategory(Id, remove), cancellationToken) ? Saved(Address(EditorStep.Money), "editor.category-removed") : await ShowAsync(cancellationToken);

    /// <summary>A price left out is not a price of nothing.</summary>
    private bool Complete()
    {
        foreach (var (phase, index) in Input.Used.Select((phase, index) => (phase, index)))
        {
            if (phase.MemberPrice is null) Ask(index, nameof(PhaseForm.MemberPrice));
            if (phase.NonMemberPrice is null) Ask(index, nameof(PhaseForm.NonMemberPrice));
        }

        return ModelState.IsValid;
    }

    private void Ask(int phase, string field)
    {
        var name = $"Input.{nameof(CategoryForm.Phases)}[{phase}].{field}";
        if (ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0) return;
        ModelState.AddModelError(name, ErrorTexts.For("binding.required", "Please fill this in."));
    }
}
