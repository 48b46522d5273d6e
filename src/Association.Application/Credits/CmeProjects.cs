using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Begins the project of an event, or changes what it says as long as it is not filed.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record SetCmeProject(Id<Event> Event, CmeTrack Track, bool NationalSociety, string Leader, string? LeaderPhone, int? PlannedHeadcount) : ICommand<Result>, IInEvent;

public enum ProjectStep { Apply, Approve, Reject, File, AcceptFiling, ReturnFiling, Report, Close }

/// <summary>One step of a project.</summary>
/// <param name="Text">The number of an approval, the reason of a refusal or return, the summary of a report.</param>
[Requires(Permissions.ReviewCredits)]
public sealed record MoveCmeProject(Id<Event> Event, ProjectStep Step, string? Text = null) : ICommand<Result>, IInEvent;

[Requires(Permissions.ReviewCredits)]
public sealed record AttachCmeDocument(Id<Event> Event, CmeDocumentKind Kind, UploadedFile? File) : ICommand<Result>, IInEvent;

/// <summary>Asks to change what was approved: name, content, hours, teachers (R1.12).</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record AskProjectChange(Id<Event> Event, string What, string Reason) : ICommand<Result>, IInEvent;

[Requires(Permissions.ReviewCredits)]
public sealed record DecideProjectChange(Id<Event> Event, Id<CmeChange> Change, bool Granted, string? Note = null) : ICommand<Result>, IInEvent;

[Requires(Permissions.ReadCredits)]
public sealed record DownloadCmeDocument(Id<Event> Event, Id<CmeDocument> Document) : IQuery<FileContent?>, IInEvent;

internal sealed class SetCmeProjectValidator : AbstractValidator<SetCmeProject>
{
    public SetCmeProjectValidator()
    {
        RuleFor(c => c.Leader).NotEmpty().MaximumLength(CmeProject.MaxTextLength);
        RuleFor(c => c.LeaderPhone).MaximumLength(40);
        RuleFor(c => c.PlannedHeadcount).InclusiveBetween(1, 100_000);
        RuleFor(c => c.Track).IsInEnum();
    }
}

internal sealed class MoveCmeProjectValidator : AbstractValidator<MoveCmeProject>
{
    public MoveCmeProjectValidator()
    {
        RuleFor(c => c.Step).IsInEnum();
        RuleFor(c => c.Text).MaximumLength(CmeTerms.MaxNumberLength).When(c => c.Step is ProjectStep.Approve);
        RuleFor(c => c.Text).MaximumLength(CmeProject.MaxSummaryLength).When(c => c.Step is ProjectStep.Report);
        RuleFor(c => c.Text).MaximumLength(CmeProject.MaxReasonLength).When(c => c.Step is ProjectStep.Reject or ProjectStep.ReturnFiling);
    }
}

internal sealed class AskProjectChangeValidator : AbstractValidator<AskProjectChange>
{
    public AskProjectChangeValidator()
    {
        RuleFor(c => c.What).NotEmpty().MaximumLength(CmeProject.MaxReasonLength);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(CmeProject.MaxReasonLength);
    }
}

internal sealed class CmeProjectHandlers(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SetCmeProject, Result>, IRequestHandler<MoveCmeProject, Result>, IRequestHandler<AttachCmeDocument, Result>, IRequestHandler<AskProjectChange, Result>,
        IRequestHandler<DecideProjectChange, Result>, IRequestHandler<DownloadCmeDocument, FileContent?>
{
    public async Task<Result> Handle(SetCmeProject command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        var terms = new CmeProjectTerms(command.Track, command.NationalSociety, command.Leader.Trim(), string.IsNullOrWhiteSpace(command.LeaderPhone) ? null : command.LeaderPhone.Trim(), command.PlannedHeadcount);
        if (await FindAsync(command.Event, cancellationToken) is { } project) project.Describe(terms);
        else db.CmeProjects.Add(new(command.Event, terms));
        return Result.Done;
    }

    public async Task<Result> Handle(MoveCmeProject command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, cancellationToken) is not { } project) return CmeProjectErrors.NotFound;
        var (text, now) = (command.Text ?? "", clock.GetUtcNow());
        switch (command.Step)
        {
            case ProjectStep.Apply: project.Apply(now); break;
            case ProjectStep.Approve: await ApproveAsync(project, text, now, cancellationToken); break;
            case ProjectStep.Reject: project.Reject(text, now); break;
            case ProjectStep.File: project.File(now); break;
            case ProjectStep.AcceptFiling: project.AcceptFiling(now); break;
            case ProjectStep.ReturnFiling: project.ReturnFiling(text); break;
            case ProjectStep.Report: project.Report(text, await IsTestedAsync(command.Event, cancellationToken), now); break;
            default: project.Close(); break;
        }

        return Result.Done;
    }

    private Task<bool> IsTestedAsync(Id<Event> id, CancellationToken cancellationToken) => db.Events.AnyAsync(e => e.Id == id && e.Cme.Assessment == CmeAssessment.Test, cancellationToken);

    /// <summary>The number stands on the event's page and on its certificates too.</summary>
    private async Task ApproveAsync(CmeProject project, string number, DateTimeOffset now, CancellationToken cancellationToken)
    {
        project.Approve(number, now);
        var @event = await db.Events.FirstAsync(e => e.Id == project.Event, cancellationToken);
        @event.File(@event.Cme with { ProjectNumber = project.Number });
    }

    public async Task<Result> Handle(AttachCmeDocument command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, cancellationToken) is not { } project) return CmeProjectErrors.NotFound;
        var type = EvidenceFile.TypeOf(command.File);
        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.Evidence, user.Id, cancellationToken);
        project.Attach(command.Kind, kept, clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(AskProjectChange command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, cancellationToken) is not { } project) return CmeProjectErrors.NotFound;
        project.AskChange(command.What, command.Reason, clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(DecideProjectChange command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, cancellationToken) is not { } project) return CmeProjectErrors.NotFound;
        project.Decide(command.Change, command.Granted, command.Note, clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<FileContent?> Handle(DownloadCmeDocument query, CancellationToken cancellationToken) =>
        await db.CmeProjects.AsNoTracking().Where(p => p.Event == query.Event).SelectMany(p => p.Documents).Where(d => d.Id == query.Document).Select(d => (Id<StoredFile>?)d.File).FirstOrDefaultAsync(cancellationToken) is { } file
            ? await files.OpenAsync(db, file, cancellationToken) : null;

    private Task<CmeProject?> FindAsync(Id<Event> id, CancellationToken cancellationToken) =>
        db.CmeProjects.Include(p => p.Documents).Include(p => p.Changes).FirstOrDefaultAsync(p => p.Event == id, cancellationToken);
}
