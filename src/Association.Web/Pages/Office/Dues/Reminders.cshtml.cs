using Association.Application.Access;
using Association.Application.Finance.Dunning;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Dues;

/// <summary>Who has let the last day pass, and the reminder each has come to; nobody is written to before the button is pressed.</summary>
internal sealed class RemindersModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    private const int MostAtOnce = 500;

    [BindProperty] public List<Level> Levels { get; set; } = [];

    public DunningView View { get; private set; } = null!;
    public IReadOnlyList<Answer> Answers { get; private set; } = [];
    public bool MayEdit => May(Permissions.EditFinance);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        View = await Mediator.Send(new ListDunning(MostAtOnce), cancellationToken);
        if (Levels.Count > 0) return;
        Levels = [.. View.Steps.Select(s => new Level { Days = s.Days, Fee = s.Fee, TextZh = s.TextZh, TextEn = s.TextEn })];
        // Room for one level more; an empty one is none.
        if (Levels.Count < DunningLevel.MaxLevels) Levels.Add(new());
    }

    /// <summary>Each by itself: who cannot be written to stops nobody else.</summary>
    public async Task<IActionResult> OnPostRemindAsync(Guid[] chosen, CancellationToken cancellationToken)
    {
        Levels = [];
        await OnGetAsync(cancellationToken);
        if (chosen.Length == 0) ModelState.AddModelError("", Say("reminders.choose-some"));
        var names = View.Due.ToDictionary(d => d.Order, d => d.Payer);
        var answers = new List<Answer>();
        foreach (var order in chosen.Take(MostAtOnce))
        {
            var reminded = await Mediator.Send(new RemindPayer(new(order)), cancellationToken);
            answers.Add(new(order, names.GetValueOrDefault(order, ""), reminded.Succeeded, reminded.Succeeded ? Say("reminders.sent", reminded.Value) : reminded.Errors[0].Words()));
        }

        Answers = answers;
        View = await Mediator.Send(new ListDunning(MostAtOnce), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostLevelsAsync(CancellationToken cancellationToken)
    {
        var steps = Levels.Where(l => l.Days is not null || !string.IsNullOrWhiteSpace(l.TextZh)).Select(l => new DunningStep(l.Days ?? 0, l.Fee ?? 0, l.TextZh ?? "", l.TextEn)).ToList();
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(new SetDunning(steps), cancellationToken), ""))
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }

        this.Done(Say("reminders.kept"));
        return this.Go("/office/dues/reminders");
    }

    public sealed record Answer(Guid Order, string Payer, bool Done, string Words);

    public sealed class Level
    {
        public int? Days { get; set; }
        public decimal? Fee { get; set; }
        public string? TextZh { get; set; }
        public string? TextEn { get; set; }
    }
}
