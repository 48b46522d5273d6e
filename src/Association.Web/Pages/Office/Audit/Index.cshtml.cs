using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Audit;

/// <summary>Who did what, as a list that can be narrowed and shared by its address.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "user")] public string? By { get; set; }
    [BindProperty(SupportsGet = true)] public string? Entity { get; set; }
    [BindProperty(SupportsGet = true)] public string? Record { get; set; }
    [BindProperty(SupportsGet = true)] public string? Action { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }
    [BindProperty(SupportsGet = true)] public bool Verify { get; set; }

    public Page<AuditLine> Lines { get; private set; } = null!;
    public AuditSeal? Seal { get; private set; }
    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lines = await Mediator.Send(new ListAudit(By, Entity, Record, Action, From, To, After, Before: Before), cancellationToken);
        var choices = await Mediator.Send(new AuditChoices(), cancellationToken);
        Entities = [.. choices.Entities.Select(name => new SelectListItem(EntityOf(name), name, name == Entity))];
        Actions = [.. choices.Actions.Select(name => new SelectListItem(name, name, name == Action))];
        if (Verify) Seal = await Mediator.Send(new VerifyAudit(), cancellationToken);
    }

    /// <summary>What was done to what, in words where they exist.</summary>
    public static string NameOf(AuditLine line) =>
        Texts.Find($"audit.{line.Action}") is { } whole ? whole
        : Texts.Find($"audit.verb-{line.Action[(line.Action.LastIndexOf('.') + 1)..]}") is { } verb ? $"{EntityOf(line.Entity)} · {verb}"
        : line.Action;

    public static string Short(string id) => id.Length > 8 ? id[^8..] : id;

    private static string EntityOf(string entity) => Texts.Find($"audit.entity-{entity}") ?? entity;
}
