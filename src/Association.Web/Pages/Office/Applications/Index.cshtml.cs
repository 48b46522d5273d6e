using Association.Application.Access;
using Association.Application.Members.Applications;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Applications;

public enum Decision { Approve, Return, Reject }

/// <summary>The review queue. Several are decided by the command that decides one, with an answer per row.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public ApplicationView View { get; set; }
    [BindProperty(SupportsGet = true)] public MembershipCategory? Category { get; set; }
    [BindProperty(SupportsGet = true)] public ApplicationChannel? Channel { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;
    [BindProperty] public BulkForm Input { get; set; } = new([], null, null);

    public ApplicationQueue Queue { get; private set; } = null!;
    public IReadOnlyList<RowAnswer> Answers { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayEnter => May(Permissions.EditMembers);
    public bool MayDecide => May(Permissions.DecideApplications);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Input.Chosen.Length == 0) ModelState.AddModelError("", Say("applications.choose-some"));
        else if (Input.Decision is null) ModelState.AddModelError("Input.Decision", Say("applications.choose-decision"));
        else if (Input.Decision is not Decision.Approve && string.IsNullOrWhiteSpace(Input.Reason)) ModelState.Refuse(ApplicationErrors.ReasonMissing);
        if (!ModelState.IsValid) return Page();

        var names = Queue.Items.ToDictionary(i => i.Id, i => i.Name);
        var answers = new List<RowAnswer>();
        foreach (var id in Input.Chosen.Take(ApplicationQueue.Size))
            answers.Add(await DecideAsync(id, names.GetValueOrDefault(id, ""), cancellationToken));
        Answers = answers;
        Input = new([], null, null);
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task<RowAnswer> DecideAsync(Guid application, string name, CancellationToken cancellationToken)
    {
        var id = new Id<MembershipApplication>(application);
        IReadOnlyList<Error> errors;
        string? number = null;
        if (Input.Decision is Decision.Approve)
        {
            var approved = await Mediator.Send(new ApproveApplication(id, Input.Reason), cancellationToken);
            (errors, number) = (approved.Errors, approved.Succeeded ? approved.Value : null);
        }
        else
        {
            errors = (Input.Decision is Decision.Return
                ? await Mediator.Send(new ReturnApplication(id, Input.Reason!), cancellationToken)
                : await Mediator.Send(new RejectApplication(id, Input.Reason!), cancellationToken)).Errors;
        }

        return new(application, name, errors.Count == 0, errors.Count > 0 ? errors[0].Words() : number ?? Say($"applications.did-{Input.Decision}"));
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Queue = await Mediator.Send(new ListApplications(View, Category, Channel, Unit, Search, Number), cancellationToken);

    public sealed record BulkForm(Guid[] Chosen, Decision? Decision, string? Reason);

    public sealed record RowAnswer(Guid Application, string Name, bool Done, string Words);
}
