using Association.Application.Access;
using Association.Application.Finance.Books;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Books;

/// <summary>As what the journal is downloaded; the two csv differ in their characters.</summary>
internal enum JournalFormat { Xlsx, Utf8Csv, Gb18030Csv }

/// <summary>A year of the books: what came in and went out, who owes since when, the journal for the accountant, closing and opening.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, IWorkbookWriter writer, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty] public PeriodForm Period { get; set; } = new(null, null);
    [BindProperty] public EntryForm Entry { get; set; } = new(null, null, null, null, null, null, null);
    [BindProperty] public CodeForm Code { get; set; } = new(default, null, null);
    [BindProperty] public string? Reason { get; set; }

    public FinanceYearView Figures { get; private set; } = null!;
    public IReadOnlyList<EventResultLine> Events { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Funds { get; private set; } = [];
    public AgedView Aged { get; private set; } = null!;
    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];
    public IEnumerable<int> Years => Figures.Years.Append(clock.Today().Year).Append(Figures.Year).Distinct().OrderDescending();
    public static IEnumerable<SelectListItem> KindsOf(AccountClass kind) => LedgerAccounts.Of(kind).Select(a => new SelectListItem(Show.Choice(a), $"{a}"));
    public static IEnumerable<SelectListItem> Kinds => KindsOf(AccountClass.Spending).Concat(KindsOf(AccountClass.Income));
    public static IEnumerable<SelectListItem> Formats => Enum.GetValues<JournalFormat>().Select(f => new SelectListItem(Show.Choice(f), $"{f}"));
    public static IEnumerable<SelectListItem> Through => new[] { LedgerAccount.Bank, LedgerAccount.Cash }.Select(a => new SelectListItem(Show.Choice(a), $"{a}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.ReadFinance)) return NotFound();
        var today = clock.Today();
        var year = Year is >= DuesRun.FirstYear and <= DuesRun.LastYear ? Year.Value : today.Year;
        Figures = await Mediator.Send(new GetFinanceYear(year), cancellationToken);
        Aged = await Mediator.Send(new AgedReceivables(), cancellationToken);
        Events = await Mediator.Send(new ListEventResults(year), cancellationToken);
        Funds = [.. (await Mediator.Send(new ListFunds(), cancellationToken)).Where(f => !f.Closed).Select(f => new SelectListItem(Words.Of(f.Name), $"{f.Id}"))];
        Accounts = await Mediator.Send(new ListBookAccounts(), cancellationToken);
        Period = new(Period.From ?? new(year, 1, 1), Period.To ?? new(year, 12, 31), Period.Format);
        Entry = Entry with { On = Entry.On ?? today };
        return Page();
    }

    public async Task<IActionResult> OnPostJournalAsync(CancellationToken cancellationToken)
    {
        var journal = await Mediator.Send(new ExportJournal(Period.From ?? default, Period.To ?? default), cancellationToken);
        if (!ModelState.Accepted(journal, nameof(Period))) return await OnGetAsync(cancellationToken);
        // The accountant reads names, not the words of the program.
        var rows = journal.Value.Rows.Select(row => (IReadOnlyList<string?>)[row[0], row[1], Named<LedgerKind>(row[2]), row[3], Named<LedgerAccount>(row[4]), .. row.Skip(5)]);
        var (content, csv) = (new MemoryStream(), Period.Format is not JournalFormat.Xlsx);
        await (Period.Format switch
        {
            JournalFormat.Utf8Csv => writer.WriteCsvAsync(content, journal.Value.Headers, rows.ToAsyncEnumerable(), cancellationToken),
            JournalFormat.Gb18030Csv => writer.WriteGbCsvAsync(content, journal.Value.Headers, rows.ToAsyncEnumerable(), cancellationToken),
            _ => writer.WriteAsync(content, journal.Value.Headers, rows.ToAsyncEnumerable(), cancellationToken),
        });
        content.Position = 0;
        return File(content, csv ? "text/csv" : Xlsx, Say("books.journal-name", $"{Period.From:yyyyMMdd}", $"{Period.To:yyyyMMdd}") + (csv ? ".csv" : ".xlsx"));
    }

    public async Task<IActionResult> OnPostBookAsync(CancellationToken cancellationToken)
    {
        var booked = await Mediator.Send(new BookEntry(Entry.Account ?? default, Entry.Through ?? default, Entry.Amount ?? 0, Entry.On ?? default, Entry.Memo ?? "", Entry.Event is { } held ? new(held) : null, Entry.Fund is { } fund ? new(fund) : null, IdempotencyKey: IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(booked, nameof(Entry)) ? Back("books.booked", Entry.On!.Value.Year) : await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new SetAccountCode(Code.Account, Code.Number ?? "", Code.Name ?? ""), cancellationToken), nameof(Code)) ? Back("books.code-kept", Year) : await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new CloseYear(Year ?? clock.Today().Year), cancellationToken), "") ? Back("books.was-closed", Year) : await OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new ReopenYear(Year ?? 0, Reason ?? ""), cancellationToken), "") ? Back("books.was-reopened", Year) : await OnGetAsync(cancellationToken);

    public static string Some(decimal amount) => amount == 0 ? Show.None : Show.Money(amount);

    private static string? Named<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, out var value) ? Show.Choice(value) : name;

    private IActionResult Back(string done, int? year)
    {
        this.Done(Say(done, year ?? clock.Today().Year));
        return this.Go($"/office/books?year={year}");
    }

    public sealed record PeriodForm(DateOnly? From, DateOnly? To, JournalFormat Format = JournalFormat.Xlsx);
    public sealed record EntryForm(LedgerAccount? Account, LedgerAccount? Through, decimal? Amount, DateOnly? On, string? Memo, Guid? Event, Guid? Fund);
    public sealed record CodeForm(LedgerAccount Account, string? Number, string? Name);
}
