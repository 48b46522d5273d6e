using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Templates;

/// <summary>Every text that the office can write anew, and whether it did.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record ListTemplates : IQuery<IReadOnlyList<TemplateLine>>;

/// <param name="OwnZh">The Chinese words are the office's own.</param>
public sealed record TemplateLine(string Purpose, ReminderEntity? Entity, MailKind Kind, string SubjectZh, string SubjectEn, bool OwnZh, bool OwnEn, DateTimeOffset? ChangedAt);

/// <summary>The words of a purpose in one language, its placeholders and its history; null when there is no such purpose.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record GetTemplate(string Purpose, string Culture) : IQuery<TemplateDetails?>;

/// <param name="IsOwn">Not the words that came with the product.</param>
public sealed record TemplateDetails(string Purpose, string Culture, MailKind Kind, TemplateWords Words, bool IsOwn, IReadOnlyList<Placeholder> Placeholders, IReadOnlyList<TemplateHistoryLine> Versions);

/// <param name="Subject">Null: back to the words that came with the product.</param>
public sealed record TemplateHistoryLine(int Number, string? Subject, string? Body, string WrittenBy, DateTimeOffset WrittenAt);

/// <summary>How words would look, filled from a record that is there, with what was filled in marked.</summary>
/// <param name="Words">Null: as they are saved.</param>
[Requires(Permissions.EditReminders)]
public sealed record PreviewTemplate(string Purpose, string Culture, TemplateWords? Words = null) : ICommand<Result<MailContent>>;

internal sealed class ReadTemplatesHandler(IAssociationDb db, TemplateDesk desk, IAccounts accounts)
    : IRequestHandler<ListTemplates, IReadOnlyList<TemplateLine>>, IRequestHandler<GetTemplate, TemplateDetails?>, IRequestHandler<PreviewTemplate, Result<MailContent>>
{
    public async Task<IReadOnlyList<TemplateLine>> Handle(ListTemplates query, CancellationToken cancellationToken)
    {
        var versions = await db.TemplateVersions.AsNoTracking().Select(v => new { v.Purpose, v.Culture, v.Number, IsOwn = v.Body != null, v.WrittenAt }).ToListAsync(cancellationToken);
        var newest = versions.GroupBy(v => (v.Purpose, v.Culture)).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
        var lines = new List<TemplateLine>();
        foreach (var purpose in MessagePurposes.All)
        {
            var (zh, en) = (newest.GetValueOrDefault((purpose.Key, "zh-CN")), newest.GetValueOrDefault((purpose.Key, "en")));
            lines.Add(new(purpose.Key, purpose.Entity, purpose.Kind, (await desk.CurrentAsync(purpose.Key, "zh-CN", cancellationToken)).Subject,
                (await desk.CurrentAsync(purpose.Key, "en", cancellationToken)).Subject, zh?.IsOwn is true, en?.IsOwn is true,
                new[] { zh?.WrittenAt, en?.WrittenAt }.Max()));
        }

        return lines;
    }

    public async Task<TemplateDetails?> Handle(GetTemplate query, CancellationToken cancellationToken)
    {
        if (MessagePurposes.Find(query.Purpose) is not { } purpose || !EditTemplateHandler.Cultures.Contains(query.Culture)) return null;
        var versions = await db.TemplateVersions.AsNoTracking().Where(v => v.Purpose == query.Purpose && v.Culture == query.Culture).OrderByDescending(v => v.Number).ToListAsync(cancellationToken);
        var history = new List<TemplateHistoryLine>();
        foreach (var version in versions)
            history.Add(new(version.Number, version.Subject, version.Body, (await accounts.FindAsync(version.WrittenBy, cancellationToken))?.Name ?? "", version.WrittenAt));
        return new(purpose.Key, query.Culture, purpose.Kind, await desk.CurrentAsync(purpose.Key, query.Culture, cancellationToken), versions is [{ IsStandard: false }, ..], purpose.Placeholders, history);
    }

    public async Task<Result<MailContent>> Handle(PreviewTemplate query, CancellationToken cancellationToken)
    {
        if (MessagePurposes.Find(query.Purpose) is not { } purpose || !EditTemplateHandler.Cultures.Contains(query.Culture)) return TemplateErrors.NotFound;
        var words = query.Words ?? await desk.CurrentAsync(purpose.Key, query.Culture, cancellationToken);
        TemplateText.Check(words.Subject, purpose.Placeholders, "Subject");
        TemplateText.Check(words.Body, purpose.Placeholders, "Body");
        return await desk.WriteAsync(purpose.Key, query.Culture, words, await desk.SampleAsync(purpose, cancellationToken), marked: true, cancellationToken);
    }
}
