using System.Globalization;
using Association.Application.Access;
using Association.Application.Finance.Bank;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reconciliation;

/// <summary>One statement in its buckets: commit what is certain, look at the rest, undo what was booked.</summary>
internal sealed class StatementModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<BankStatement> Id { get; set; }
    [BindProperty(SupportsGet = true)] public LineBucket Bucket { get; set; }

    // "page" is a word of Razor's own routes: only the address says what is meant here.
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;

    public StatementDetails Statement { get; private set; } = null!;
    public bool MayWork => May(Permissions.EditFinance) && Statement.State is StatementState.Open or StatementState.Undone;
    public bool MayUndo => May(Permissions.ConfirmPayments) && (Statement.State is StatementState.Committed || Statement.State is StatementState.Undone && Statement.Booked > 0);
    public bool AtWork => Statement.State is StatementState.Committing or StatementState.Undoing;

    public int Count(LineBucket bucket) => Statement.Buckets.GetValueOrDefault(bucket);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetStatement(Id, Bucket, Number), cancellationToken) is not { } statement) return NotFound();
        Statement = statement;
        return Page();
    }

    public async Task<IActionResult> OnPostCommitAsync(CancellationToken cancellationToken)
    {
        var begun = await Mediator.Send(new CommitStatement(Id), cancellationToken);
        if (!ModelState.Accepted(begun, "")) return await OnGetAsync(cancellationToken);
        return begun.Value is { } task ? this.Go($"/office/tasks/{task}") : this.Go($"/office/reconciliation/{Id}");
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        var begun = await Mediator.Send(new UndoStatement(Id), cancellationToken);
        if (!ModelState.Accepted(begun, "")) return await OnGetAsync(cancellationToken);
        return begun.Value is { } task ? this.Go($"/office/tasks/{task}") : this.Go($"/office/reconciliation/{Id}");
    }

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        var matched = await Mediator.Send(new MatchAgain(Id), cancellationToken);
        if (!ModelState.Accepted(matched, "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("bank.matched-again", matched.Value));
        return this.Go($"/office/reconciliation/{Id}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new DiscardStatement(Id), cancellationToken), "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("bank.discarded"));
        return this.Go("/office/reconciliation");
    }

    /// <summary>A suggestion is taken as it stands.</summary>
    /// <param name="one">Line, order and share.</param>
    public async Task<IActionResult> OnPostTakeAsync(string? one, CancellationToken cancellationToken)
    {
        if (one?.Split('|') is not [var line, var order, var share] || !Guid.TryParse(line, out var lineId) || !Guid.TryParse(order, out var orderId)
            || !decimal.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return NotFound();
        var assigned = await Mediator.Send(new AssignLine(new(lineId), [new(new(orderId), amount)]), cancellationToken);
        if (!ModelState.Accepted(assigned, "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("bank.taken"));
        return this.Go($"/office/reconciliation/{Id}?bucket={Bucket}");
    }

    public static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    public static Tone ToneOf(StatementState state) => state switch
    {
        StatementState.Open => Tone.Warning,
        StatementState.Committing or StatementState.Undoing => Tone.Info,
        StatementState.Committed => Tone.Success,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(StatementLineView line) => line.Bucket switch
    {
        LineBucket.Matched => Tone.Success,
        LineBucket.Check => Tone.Warning,
        _ => Tone.Neutral,
    };
}
