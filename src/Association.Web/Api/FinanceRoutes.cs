using Association.Application.Common;
using Association.Application.Finance.Bank;
using Association.Application.Finance.Books;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Dues;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;

namespace Association.Web.Api;

/// <summary>Dues, documents, statements and books, to read: for the office's own programs and for auditors.</summary>
internal static class FinanceRoutes
{
    public static void MapFinance(this RouteGroupBuilder api)
    {
        var finance = api.MapGroup("/finance").WithTags("Finance");
        finance.MapGet("/schedules", ListSchedules).WithSummary("The dues that the congress adopted, and drafts; newest first.").WithDescription("Scope: finance.read.").Produces<Page<FeeScheduleView>>().Refuses(401, 403);
        finance.MapGet("/dues/{year:int}", ShowDues).WithSummary("The dues of every unit for a year: charged, paid, still owed.").WithDescription("Scope: finance.read.").Produces<DuesYearAnswer>().Refuses(400, 401, 403, 404);
        finance.MapGet("/documents", ListPapers).WithSummary("Proformas, invoices and credit notes in the order of their making.")
            .WithDescription("Search: number, reference or payer. Scope: finance.read.").Produces<Page<DocumentView>>().Refuses(400, 401, 403);
        finance.MapGet("/documents/{id:guid}", ShowPaper).WithSummary("One document with the data of its payer.").WithDescription("Scope: finance.read.").Produces<DocumentDetails>().Refuses(401, 403, 404);
        finance.MapGet("/statements", ListBankStatements).WithSummary("The bank's statements that were uploaded, newest first.").WithDescription("Scope: finance.read.").Produces<Page<StatementRow>>().Refuses(400, 401, 403);
        finance.MapGet("/statements/{id:guid}", ShowStatement).WithSummary("The lines of a statement in one bucket, with the orders they may pay.")
            .WithDescription($"`page` from 1, {GetStatement.Size} lines each. Scope: finance.read.").Produces<StatementAnswer>().Refuses(400, 401, 403, 404);
        finance.MapGet("/ledger", ShowLedger).WithSummary("The transactions of the books; each sums to zero.")
            .WithDescription("Debits are above zero. `from` and `to` are business days. Scope: finance.read.").Produces<Page<LedgerTransactionLine>>().Refuses(400, 401, 403);
        finance.MapGet("/years/{year:int}", ShowYear).WithSummary("Income and spending of a year by kind, as every member may see them.")
            .WithDescription("For members, liaisons of member units and the office. Scope: self.").Produces<FinanceYearView>().Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> ListSchedules(IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Listed(new Page<FeeScheduleView>(await mediator.Send(new ListFeeSchedules(), cancellationToken), null));

    private static async Task<IResult> ShowDues(int year, IMediator mediator, CancellationToken cancellationToken, Choice<DuesState>? state = null, Choice<UnitTier>? tier = null)
    {
        if (year is < DuesRun.FirstYear or > DuesRun.LastYear) return ApiProblem.Of(ApiErrors.NotFound);
        return Answers.Shown(DuesYearAnswer.Of(await mediator.Send(new DuesByUnit(year, state?.Value, tier?.Value), cancellationToken)));
    }

    private static async Task<IResult> ListPapers(
        IMediator mediator, CancellationToken cancellationToken, Choice<DocumentKind>? kind = null, int? year = null, string? search = null, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListDocuments(kind?.Value, year, search, cursor, size), cancellationToken));

    private static async Task<IResult> ShowPaper(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new GetDocument(new Id<FinanceDocument>(id)), cancellationToken));

    private static async Task<IResult> ListBankStatements(IMediator mediator, CancellationToken cancellationToken, int? size = null) =>
        Answers.Listed(new Page<StatementRow>(await mediator.Send(new ListStatements(Cursor.Size(size)), cancellationToken), null));

    private static async Task<IResult> ShowStatement(Guid id, IMediator mediator, CancellationToken cancellationToken, Choice<LineBucket>? bucket = null, int page = 1) =>
        Answers.Shown(await mediator.Send(new GetStatement(new Id<BankStatement>(id), bucket?.Value ?? LineBucket.Matched, page), cancellationToken) is { } found ? StatementAnswer.Of(found) : null);

    private static async Task<IResult> ShowLedger(
        IMediator mediator, CancellationToken cancellationToken, DateOnly? from = null, DateOnly? to = null, Guid? order = null, Guid? @event = null, Guid? fund = null,
        Choice<LedgerAccount>? account = null, string? cursor = null, int? size = null) =>
        Answers.Listed(await mediator.Send(new ListLedger(from, to, order is { } o ? new(o) : null, @event is { } e ? new Id<Event>(e) : null, fund is { } f ? new(f) : null, account?.Value, cursor, size), cancellationToken));

    private static async Task<IResult> ShowYear(int year, IMediator mediator, CancellationToken cancellationToken) =>
        year is < DuesRun.FirstYear or > DuesRun.LastYear ? ApiProblem.Of(ApiErrors.NotFound) : Answers.Shown(await mediator.Send(new GetFinanceYear(year), cancellationToken));
}

/// <summary>The dues of a year as the API shows them.</summary>
internal sealed record DuesYearAnswer(int Year, decimal Charged, decimal Paid, IReadOnlyList<DuesStateCount> States, IReadOnlyList<UnitDues> Units)
{
    public static DuesYearAnswer Of(DuesByUnitView view) => new(view.Year, view.Charged, view.Paid, [.. view.States.Select(s => new DuesStateCount(s.Key, s.Value))], view.Units);
}

internal sealed record DuesStateCount(DuesState State, int Units);

/// <summary>A statement as the API shows it.</summary>
internal sealed record StatementAnswer(
    Guid Id, string FileName, string? Account, StatementState State, DateTimeOffset UploadedAt, DateTimeOffset? CommittedAt, IReadOnlyList<BucketCount> Buckets, int Booked, int Pages,
    IReadOnlyList<StatementLineView> Lines)
{
    public static StatementAnswer Of(StatementDetails found) => new(found.Id, found.FileName, found.Account, found.State, found.UploadedAt, found.CommittedAt,
        [.. found.Buckets.Select(b => new BucketCount(b.Key, b.Value))], found.Booked, found.Pages, found.Lines);
}

internal sealed record BucketCount(LineBucket Bucket, int Lines);
