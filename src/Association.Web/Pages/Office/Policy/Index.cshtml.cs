using Association.Application.Access;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Policy;

/// <summary>How members are taken and kept: number pattern, categories, and the status table with its simulator.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock, OwnNames names) : OfficePage(mediator, user, texts)
{
    private const int SpareRows = 2;

    [BindProperty] public PatternForm Numbers { get; set; } = new(null);
    [BindProperty] public CategoryForm Added { get; set; } = new(null, null, null);
    [BindProperty] public RetentionForm Keep { get; set; } = new(null);
    [BindProperty] public List<RuleForm> Rules { get; set; } = [];
    [BindProperty(SupportsGet = true)] public SimulatorForm Try { get; set; } = new();

    public PolicyDetails Policy { get; private set; } = null!;
    public SimulatedStatus? Simulated { get; private set; }
    public bool MaySet => May(Permissions.SetMembership);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        FillForms();
    }

    public async Task<IActionResult> OnPostNumbersAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new SetNumberPattern(Numbers.Pattern ?? ""), cancellationToken);
        return await AnswerAsync(result, nameof(Numbers), cancellationToken);
    }

    public async Task<IActionResult> OnPostRulesAsync(CancellationToken cancellationToken)
    {
        var lines = Rules.Where(r => r.Status is not null).OrderBy(r => r.Place ?? int.MaxValue).Select(r => r.Line()).ToList();
        return await AnswerAsync(await Mediator.Send(new SetStatusRules(lines), cancellationToken), "", cancellationToken);
    }

    public async Task<IActionResult> OnPostRetentionAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new SetRetention(Keep.Months ?? 0), cancellationToken), nameof(Keep), cancellationToken);

    /// <summary>A new category takes nobody in until its conditions are decided: that page comes next.</summary>
    public async Task<IActionResult> OnPostCategoryAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new AddMemberCategory(Added.Key?.Trim() ?? "", Added.NameZh ?? "", Added.NameEn), cancellationToken);
        if (!ModelState.Accepted(result, nameof(Added))) return await AgainAsync(cancellationToken);
        names.Forget();
        this.Done(Say("membership.added"));
        return this.Go($"/office/settings/membership/{result.Value}");
    }

    private async Task<IActionResult> AnswerAsync(Result result, string prefix, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(result, prefix)) return await AgainAsync(cancellationToken);
        this.Done(Say("membership.saved"));
        return this.Go("/office/settings/membership");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Rules.Count == 0) FillForms();
        Numbers = new(Numbers.Pattern ?? Policy.NumberPattern);
        Keep = new(Keep.Months ?? Policy.RetentionMonths);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Policy = await Mediator.Send(new GetMembershipPolicy(), cancellationToken);
        var today = clock.Today();
        Try = Try with { Joined = Try.Joined ?? new DateOnly(today.Year, 3, 1), TermEnd = Try.Joined is null ? new DateOnly(today.Year, 12, 31) : Try.TermEnd, On = Try.On ?? today };
        Simulated = await Mediator.Send(new SimulateStatus(Try.Category, Try.Joined.Value, Try.TermEnd, Try.Ending, Try.EndedOn ?? (Try.Ending is null ? null : Try.TermEnd), Try.On.Value), cancellationToken);
    }

    private void FillForms()
    {
        Numbers = new(Numbers.Pattern ?? Policy.NumberPattern);
        Keep = new(Keep.Months ?? Policy.RetentionMonths);
        Rules = [.. Policy.Lines.Select(RuleForm.Of), .. Enumerable.Range(0, SpareRows).Select(_ => new RuleForm())];
    }

    public sealed record CategoryForm(string? NameZh, string? NameEn, string? Key);

    public sealed record PatternForm(string? Pattern);

    public sealed record RetentionForm(int? Months);

    public sealed record SimulatorForm
    {
        public MembershipCategory Category { get; init; }
        public DateOnly? Joined { get; init; }
        public DateOnly? TermEnd { get; init; }
        public MembershipEnding? Ending { get; init; }
        public DateOnly? EndedOn { get; init; }
        public DateOnly? On { get; init; }
    }

    /// <summary>A row of the table; without a status it is left out.</summary>
    public sealed record RuleForm
    {
        public int? Place { get; init; }
        public MembershipStatus? Status { get; init; }
        public StatusDate? FromDate { get; init; }
        public int FromOffset { get; init; }
        public OffsetUnit FromUnit { get; init; }
        public StatusDate? ToDate { get; init; }
        public int ToOffset { get; init; }
        public OffsetUnit ToUnit { get; init; }
        public bool Counts { get; init; }

        public static RuleForm Of(StatusLine line, int index) => new()
        {
            Place = index + 1, Status = line.Status, Counts = line.Counts,
            FromDate = line.From?.Date, FromOffset = line.From?.Offset ?? 0, FromUnit = line.From?.Unit ?? OffsetUnit.Days,
            ToDate = line.To?.Date, ToOffset = line.To?.Offset ?? 0, ToUnit = line.To?.Unit ?? OffsetUnit.Days,
        };

        public StatusLine Line() => new(Status!.Value,
            FromDate is { } from ? new(from, FromOffset, FromUnit) : null, ToDate is { } to ? new(to, ToOffset, ToUnit) : null, Counts);
    }
}
