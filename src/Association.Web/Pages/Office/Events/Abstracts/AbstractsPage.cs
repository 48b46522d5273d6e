using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Abstracts;

/// <summary>A page of the abstracts of one event; bulk acts are single ones, one after the other, with a result a row.</summary>
internal abstract class AbstractsPage(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public bool MayEdit => MayHere(Permissions.EditAbstracts) && Event.Status is not EventStatus.Cancelled;

    public IReadOnlyList<(string Number, string? Error)> Outcomes { get; protected set; } = [];

    /// <summary>What is chosen: the rows that were marked, or all that the filter of the list finds.</summary>
    protected async Task<IReadOnlyList<SubmissionLine>> ChosenAsync(IReadOnlyList<Guid> chosen, bool all, SubmissionFilter filter, CancellationToken cancellationToken)
    {
        var lines = new List<SubmissionLine>();
        for (var number = 1; ; number++)
        {
            var page = await Mediator.Send(new ListSubmissions(Id, all ? filter : filter with { Status = null, Track = null, Search = null, Lacking = false, Untold = false }, number), cancellationToken);
            lines.AddRange(page.Lines.Where(l => all || chosen.Contains(l.Id)));
            if (page.Lines.Count < ListSubmissions.Size) return lines;
        }
    }

    protected async Task DoAsync(IReadOnlyList<SubmissionLine> lines, Func<Id<Submission>, Task<Result<string>>> act)
    {
        var outcomes = new List<(string, string?)>();
        foreach (var line in lines)
        {
            var result = await act(new(line.Id));
            outcomes.Add(($"{line.Number} {Words.Of(line.Title)}", result.Succeeded ? null : result.Errors[0].Words()));
        }

        Outcomes = outcomes;
    }
}
