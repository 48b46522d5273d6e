using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Application.Works;
using Association.Domain.Common;
using Association.Domain.Reports;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Annual;

/// <summary>Opens a past year for records.</summary>
[Requires(Permissions.FreezeReports)]
public sealed record OpenReportYear(int Year) : ICommand<Result>;

/// <summary>Writes a part of the report, or a text of its settings; an empty text gives the usual one back.</summary>
[Requires(Permissions.EditReports)]
public sealed record WriteReportPart(int Year, string Part, string Culture, string? Text) : ICommand<Result>;

/// <summary>A remark about a part or a figure; one about a figure explains its change.</summary>
[Requires(Permissions.EditReports)]
public sealed record CommentOnReport(int Year, string? Part, string? Metric, string Text, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

[Requires(Permissions.EditReports)]
public sealed record SettleReportComment(int Year, Id<ReportComment> Comment) : ICommand<Result>;

/// <summary>Closes a year with a snapshot that never changes.</summary>
/// <returns>The number of the snapshot.</returns>
[Requires(Permissions.FreezeReports)]
public sealed record FreezeReport(int Year, string? IdempotencyKey = null) : ICommand<Result<int>>, IIdempotent;

/// <summary>Opens a closed year for a correction.</summary>
[Requires(Permissions.FreezeReports)]
public sealed record ReopenReport(int Year, string Reason) : ICommand<Result>;

internal sealed class WriteReportPartValidator : AbstractValidator<WriteReportPart>
{
    public WriteReportPartValidator()
    {
        RuleFor(c => c.Text).MaximumLength(ReportPart.MaxTextLength);
        RuleFor(c => c.Culture).Must(culture => culture is ReportCultures.Chinese or ReportCultures.English);
    }
}

internal sealed class CommentOnReportValidator : AbstractValidator<CommentOnReport>
{
    public CommentOnReportValidator() => RuleFor(c => c.Text).MaximumLength(ReportComment.MaxTextLength);
}

internal sealed class ReopenReportValidator : AbstractValidator<ReopenReport>
{
    public ReopenReportValidator() => RuleFor(c => c.Reason).MaximumLength(AnnualReport.MaxReasonLength);
}

internal sealed class KeepReportHandler(IAssociationDb db, ReportBuilder builder, ICurrentUser user, TimeProvider clock) :
    IRequestHandler<OpenReportYear, Result>, IRequestHandler<WriteReportPart, Result>, IRequestHandler<CommentOnReport, Result<Guid>>, IRequestHandler<SettleReportComment, Result>,
    IRequestHandler<FreezeReport, Result<int>>, IRequestHandler<ReopenReport, Result>
{
    private static readonly Error NotOver = Error.Conflict("report.not-over", "The year has not ended yet: it is frozen when all of it has been counted.");

    public async Task<Result> Handle(OpenReportYear command, CancellationToken cancellationToken)
    {
        (await OfAsync(command.Year, cancellationToken)).Open();
        return Result.Done;
    }

    public async Task<Result> Handle(WriteReportPart command, CancellationToken cancellationToken)
    {
        if (Metrics.Outline.Part(command.Part) is not { } part) return ReportErrors.UnknownPart;
        var report = await OfAsync(command.Year, cancellationToken);
        if (!string.IsNullOrWhiteSpace(command.Text) && !Metrics.Outline.Settings.Contains(part))
            ReportTexts.MustUseFigures(command.Text, part.In(command.Culture), await builder.FiguresAsync(command.Year, LastDay(command.Year), live: true, cancellationToken));
        report.Write(command.Part, command.Culture, command.Text);
        return Result.Done;
    }

    public async Task<Result<Guid>> Handle(CommentOnReport command, CancellationToken cancellationToken)
    {
        if (command.Part is { } part && Metrics.Outline.Part(part) is null) return ReportErrors.UnknownPart;
        if (command.Metric is { } metric && Metrics.Find(metric) is null) return ReportErrors.UnknownFigure.At("Metric").With(metric);
        return (await OfAsync(command.Year, cancellationToken)).Comment(command.Part, command.Metric, command.Text, user.Id, user.Name, clock.GetUtcNow()).Id.Value;
    }

    public async Task<Result> Handle(SettleReportComment command, CancellationToken cancellationToken)
    {
        var report = await db.AnnualReports.Include(r => r.Comments).FirstOrDefaultAsync(r => r.Year == command.Year, cancellationToken);
        return report?.Settle(command.Comment, clock.GetUtcNow()) is true ? Result.Done : ReportErrors.CommentNotFound;
    }

    public async Task<Result<int>> Handle(FreezeReport command, CancellationToken cancellationToken)
    {
        if (command.Year >= clock.Today().Year) return NotOver;
        await db.HoldYearsAsync(clock, [command.Year], cancellationToken);
        var report = await OfAsync(command.Year, cancellationToken);
        var figures = await builder.FiguresAsync(command.Year, LastDay(command.Year), live: true, cancellationToken);
        if (figures.Unbalanced.FirstOrDefault() is { } broken) return ReportErrors.Unbalanced.With($"{broken.Id} {broken.Value:0} ≠ {broken.SumOf:0}");
        var content = await builder.ComposeAsync(command.Year, figures, report.Snapshots + 1, cancellationToken);
        var last = await db.ReportSnapshots.AsNoTracking().Where(s => s.Year == command.Year).OrderByDescending(s => s.Number).Select(s => s.Content).FirstOrDefaultAsync(cancellationToken);
        var changes = last is null ? null : Differences.ToJson(Differences.Between(ReportContent.Parse(last), content));
        var snapshot = report.Freeze(content.ToJson(), changes, user.Id, user.Name, clock.GetUtcNow());
        db.ReportSnapshots.Add(snapshot);
        return snapshot.Number;
    }

    public async Task<Result> Handle(ReopenReport command, CancellationToken cancellationToken)
    {
        (await OfAsync(command.Year, cancellationToken)).Reopen(command.Reason);
        return Result.Done;
    }

    private DateOnly LastDay(int year) => PlanYears.DayOf(year, null, clock.Today());

    /// <summary>The report of the year; the first thing that is kept of it begins it.</summary>
    private async Task<AnnualReport> OfAsync(int year, CancellationToken cancellationToken)
    {
        var report = await db.AnnualReports.Include(r => r.Parts).Include(r => r.Comments).FirstOrDefaultAsync(r => r.Year == year, cancellationToken);
        if (report is null) db.AnnualReports.Add(report = new AnnualReport(year, clock.Today(), opened: false));
        return report;
    }
}
