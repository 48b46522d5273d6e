using System.Globalization;
using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Abstracts;

/// <summary>The abstracts that were handed in: filter, columns and order stand in the address.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : AbstractsPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public SubmissionStatus? Status { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Track { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public bool Lacking { get; set; }
    [BindProperty(SupportsGet = true)] public bool Untold { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true)] public string[] Cols { get; set; } = [];

    public SubmissionPage Data { get; private set; } = null!;
    public bool HasCall { get; private set; }
    public IReadOnlyList<TalkHolder> Holders { get; private set; } = [];
    public IReadOnlyList<string> Columns => SubmissionColumns.Chosen(Cols);
    public int PageNumber => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;
    public bool IsFiltered => Status is not null || Track is not null || Lacking || Untold || !string.IsNullOrWhiteSpace(Search);
    public IEnumerable<SelectListItem> TrackChoices => Data.Tracks.Select(t => new SelectListItem(Words.Of(t.Name), $"{t.Id}"));

    /// <summary>What the list asks, for an act on all of it.</summary>
    public string Question => Request.QueryString.Value ?? "";

    private SubmissionFilter Filter => new(Status, Track, Search, Lacking, Untold, Sort);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken)
    {
        var file = await Mediator.Send(new ExportSubmissions(Id, Filter, Cols), cancellationToken);
        return File(file.Content, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnGetBookAsync(CancellationToken cancellationToken) =>
        await Mediator.Send(new PrintAbstractBook(Id, CultureInfo.CurrentUICulture.Name), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public Task<IActionResult> OnPostTellAsync(Guid[] chosen, bool all, string? filter, CancellationToken cancellationToken) =>
        ActAsync(chosen, all, filter, id => Mediator.Send(new TellDecision(Id, id), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostScheduleAsync(Guid[] chosen, bool all, string? filter, Id<EventSession> holder, int minutes, CancellationToken cancellationToken) =>
        ActAsync(chosen, all, filter, id => Mediator.Send(new ScheduleTalk(Id, id, holder, minutes), cancellationToken), cancellationToken);

    public string View(SubmissionStatus? status) => TagHelpers.Addresses.With(Request, ("status", status?.ToString()), ("page", null), ("untold", null), ("handler", null));

    public string Act(string handler) => TagHelpers.Addresses.With(Request, ("handler", handler), ("page", null));

    public string HolderName(TalkHolder holder) => Say("abstract.holder-line", Show.ShortDate(AssociationCalendar.DayOf(holder.StartsAt)), Show.Time(holder.StartsAt), Words.Of(holder.Title), holder.Left);

    public static string? Cell(SubmissionLine line, string column) => column switch
    {
        "author" => line.FirstAuthor,
        "authors" => Show.Number(line.Authors),
        "unit" => line.Unit,
        "presenter" => line.Presenter,
        "track" => line.Track is null ? Show.None : Words.Of(line.Track),
        "wish" => Show.Choice(line.Wish),
        "edition" => Show.Number(line.Edition),
        "reviews" => $"{line.Done}/{line.Reviews}",
        "score" => line.Score is { } score ? Show.Number(score) : Show.None,
        "spread" => line.Spread is { } spread ? Show.Number(spread) : Show.None,
        "told" => line.Status is SubmissionStatus.Submitted or SubmissionStatus.Withdrawn ? Show.None : Show.YesNo(!line.Untold),
        "talk" => Show.YesNo(line.Scheduled),
        _ => Show.DateTime(line.SubmittedAt),
    };

    /// <summary>The filter of a list, from the address it stood in.</summary>
    internal static SubmissionFilter FilterOf(string? question)
    {
        var asked = QueryHelpers.ParseQuery(question);
        string? Part(string name) => asked.TryGetValue(name, out var value) ? value.ToString() : null;
        return new(Enum.TryParse<SubmissionStatus>(Part("status"), out var status) ? status : null, Guid.TryParse(Part("track"), out var track) ? track : null, Part("q"), Part("lacking") is "true", Part("untold") is "true", Part("sort"));
    }

    private async Task<IActionResult> ActAsync(Guid[] chosen, bool all, string? filter, Func<Id<Submission>, Task<Result<string>>> act, CancellationToken cancellationToken)
    {
        var lines = await ChosenAsync(chosen, all, FilterOf(filter), cancellationToken);
        if (lines.Count == 0) this.Warn(Say("abstract.none-chosen"));
        else await DoAsync(lines, act);
        return await ListAsync(cancellationToken);
    }

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetAbstractCall(Id), cancellationToken) is not { } call) return NotFound();
        HasCall = call.Call is not null;
        Data = await Mediator.Send(new ListSubmissions(Id, Filter, PageNumber), cancellationToken);
        Holders = await Mediator.Send(new ListTalkHolders(Id), cancellationToken);
        return Page();
    }
}
