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

/// <summary>One line: which orders it pays, and with how much; or that it is about none.</summary>
internal sealed class LineModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<BankStatement> Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "line")] public Id<BankLine> LineId { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty] public List<Share> Shares { get; set; } = [];
    [BindProperty] public string? Note { get; set; }

    public StatementDetails Statement { get; private set; } = null!;
    public StatementLineView Line { get; private set; } = null!;
    public IReadOnlyList<LineCandidate> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditFinance) || await Mediator.Send(new GetStatementLine(LineId), cancellationToken) is not { } found || found.Statement.Id != Id.Value) return NotFound();
        (Statement, Line) = (found.Statement, found.Line);
        var searched = await Mediator.Send(new FindOpenOrders(Search ?? Line.Payer ?? ""), cancellationToken);
        Candidates = [.. Line.Candidates.Concat(searched).DistinctBy(c => c.Order)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var shares = Shares.Where(s => s.Amount is > 0).Select(s => new LineShare(new(s.Order), s.Amount!.Value)).ToList();
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(new AssignLine(LineId, shares), cancellationToken), "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("bank.taken"));
        return this.Go($"/office/reconciliation/{Id}?bucket=Check");
    }

    public async Task<IActionResult> OnPostIgnoreAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new IgnoreLine(LineId, Note), cancellationToken), "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("bank.ignored"));
        return this.Go($"/office/reconciliation/{Id}?bucket=Unknown");
    }

    /// <summary>What was typed; else what was chosen; else all of it for the only candidate that takes all.</summary>
    public string? ShareOf(LineCandidate candidate)
    {
        if (Shares.Find(s => s.Order == candidate.Order) is { Amount: { } typed }) return Plain(typed);
        if (candidate.Chosen) return Plain(candidate.Share);
        return Candidates.Count == 1 ? Plain(Math.Min(candidate.Owed, Line.Amount)) : null;
    }

    private static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    public sealed class Share
    {
        public Guid Order { get; set; }
        public decimal? Amount { get; set; }
    }
}
