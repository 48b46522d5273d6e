using System.Globalization;
using Association.Application.Access;
using Association.Application.Events.Online;
using Association.Domain.Common;
using Association.Domain.Events.Online;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Online;

/// <summary>An attendance file before it is taken over: which row is whom, and what cannot be told.</summary>
internal sealed class AttendanceFileModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public const int MostShown = 500;
    public static readonly string[] Fields = ["name", "mobile", "email", "join", "leave", "minutes"];

    [BindProperty(SupportsGet = true, Name = "file")] public Id<AttendanceFile> FileId { get; set; }

    public AttendancePreview Preview { get; private set; } = null!;
    public string Here => Address($"online/file/{FileId}");

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostMapAsync(Dictionary<string, string?> columns, CancellationToken cancellationToken)
    {
        var chosen = columns.Where(c => !string.IsNullOrEmpty(c.Value)).ToDictionary(c => c.Key, c => c.Value!);
        return ModelState.Accepted(await Mediator.Send(new MapAttendance(Id, FileId, chosen), cancellationToken), "") ? this.Go(Here) : await ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostCommitAsync(Dictionary<string, string?> picks, CancellationToken cancellationToken)
    {
        var chosen = picks.Where(p => !string.IsNullOrWhiteSpace(p.Value) && int.TryParse(p.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(p => int.Parse(p.Key, CultureInfo.InvariantCulture), p => p.Value!);
        var result = await Mediator.Send(new CommitAttendance(Id, FileId, chosen), cancellationToken);
        return ModelState.Accepted(result, "") ? Saved(Here, "online.committed") : await ListAsync(cancellationToken);
    }

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new PreviewAttendance(Id, FileId), cancellationToken) is not { } preview) return NotFound();
        Preview = preview;
        return Page();
    }
}
