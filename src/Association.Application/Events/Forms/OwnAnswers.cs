using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>What a participant answered, as it was asked; what the office noted is not among it.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetOwnAnswers(Id<Registration> Registration, string? LinkKey = null) : IQuery<IReadOnlyList<AnswerLine>>;

/// <param name="Value">Of a choice the labels in Chinese; <see cref="Labels"/> holds both languages.</param>
public sealed record AnswerLine(
    Guid Id, Guid Question, QuestionKind Kind, QuestionStage Stage, bool OfficeOnly, Bilingual Asked, string Value, Guid? File, IReadOnlyList<Guid> Options, IReadOnlyList<Bilingual> Labels,
    decimal Price, DateTimeOffset AnsweredAt);

internal sealed class GetOwnAnswersAccess(RegistrationAccess access) : IAccessRule<GetOwnAnswers>
{
    public Task<bool> AllowsAsync(GetOwnAnswers request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class GetOwnAnswersHandler(IAssociationDb db) : IRequestHandler<GetOwnAnswers, IReadOnlyList<AnswerLine>>
{
    public async Task<IReadOnlyList<AnswerLine>> Handle(GetOwnAnswers query, CancellationToken cancellationToken) =>
        [.. (await db.AnswersOfAsync(query.Registration, cancellationToken)).Where(a => !a.OfficeOnly)];
}

/// <summary>The answers of one registration, for the office.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetAnswers(Id<Event> Event, Id<Registration> Registration) : IQuery<IReadOnlyList<AnswerLine>>, IInEvent;

internal sealed class GetAnswersHandler(IAssociationDb db) : IRequestHandler<GetAnswers, IReadOnlyList<AnswerLine>>
{
    public async Task<IReadOnlyList<AnswerLine>> Handle(GetAnswers query, CancellationToken cancellationToken) =>
        await db.Registrations.AnyAsync(r => r.Id == query.Registration && r.Event == query.Event, cancellationToken)
            ? await db.AnswersOfAsync(query.Registration, cancellationToken) : [];
}

/// <summary>A file that was given as an answer, for its owner.</summary>
[Requires(Permissions.Anyone)]
public sealed record DownloadOwnAnswer(Id<Registration> Registration, Id<FormAnswer> Answer, string? LinkKey = null) : IQuery<FileContent?>;

internal sealed class DownloadOwnAnswerAccess(RegistrationAccess access) : IAccessRule<DownloadOwnAnswer>
{
    public Task<bool> AllowsAsync(DownloadOwnAnswer request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class DownloadOwnAnswerHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadOwnAnswer, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadOwnAnswer query, CancellationToken cancellationToken)
    {
        var answer = await db.Answers.AsNoTracking().FirstOrDefaultAsync(a => a.Id == query.Answer && a.Registration == query.Registration
            && db.Questions.Any(q => q.Id == a.Question && !q.OfficeOnly), cancellationToken);
        return await files.OpenAsync(db, answer?.File, cancellationToken);
    }
}

/// <summary>The same for the office.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record DownloadAnswer(Id<Event> Event, Id<FormAnswer> Answer) : IQuery<FileContent?>, IInEvent;

internal sealed class DownloadAnswerHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadAnswer, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadAnswer query, CancellationToken cancellationToken)
    {
        var answer = await db.Answers.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == query.Answer && db.Registrations.Any(r => r.Id == a.Registration && r.Event == query.Event), cancellationToken);
        return await files.OpenAsync(db, answer?.File, cancellationToken);
    }
}

internal static class AnswerRows
{
    public static async Task<IReadOnlyList<AnswerLine>> AnswersOfAsync(this IAssociationDb db, Id<Registration> registration, CancellationToken cancellationToken)
    {
        var rows = await db.Answers.AsNoTracking().Include(a => a.Chosen).Where(a => a.Registration == registration)
            .Join(db.Questions, a => a.Question, q => q.Id, (a, q) => new { Answer = a, q.Stage, q.OfficeOnly, q.Order }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Order).Select(r => new AnswerLine(
            r.Answer.Id.Value, r.Answer.Question.Value, r.Answer.Kind, r.Stage, r.OfficeOnly, r.Answer.Asked, r.Answer.Value, r.Answer.File?.Value,
            [.. r.Answer.Chosen.Select(c => c.Option.Value)], [.. r.Answer.Chosen.Select(c => c.Label)], r.Answer.Chosen.Sum(c => c.Price.Amount), r.Answer.AnsweredAt))];
    }
}
