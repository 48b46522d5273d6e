using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Messages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Templates;

/// <summary>Writes the words of a purpose in one language anew; what went out stays as it was.</summary>
[Requires(Permissions.EditReminders)]
public sealed record SaveTemplate(string Purpose, string Culture, string Subject, string Body, bool BothLanguages) : ICommand<Result<int>>;

/// <summary>Takes up an earlier version again.</summary>
/// <param name="Number">Null: the words that came with the product.</param>
[Requires(Permissions.EditReminders)]
public sealed record RestoreTemplate(string Purpose, string Culture, int? Number) : ICommand<Result<int>>;

/// <summary>Sends the words as they are saved, filled from a record, to the sender's own address.</summary>
[Requires(Permissions.EditReminders)]
public sealed record SendTestMail(string Purpose, string Culture) : ICommand<Result<string>>;

internal sealed class SaveTemplateValidator : AbstractValidator<SaveTemplate>
{
    public SaveTemplateValidator()
    {
        RuleFor(c => c.Subject).NotEmpty().MaximumLength(TemplateVersion.MaxSubjectLength);
        RuleFor(c => c.Body).NotEmpty().MaximumLength(TemplateVersion.MaxBodyLength);
    }
}

internal sealed class EditTemplateHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveTemplate, Result<int>>, IRequestHandler<RestoreTemplate, Result<int>>, IRequestHandler<SendTestMail, Result<string>>
{
    public async Task<Result<int>> Handle(SaveTemplate command, CancellationToken cancellationToken)
    {
        if (MessagePurposes.Find(command.Purpose) is not { } purpose || !Cultures.Contains(command.Culture)) return TemplateErrors.NotFound;
        var number = await NextAsync(command.Purpose, command.Culture, cancellationToken);
        db.TemplateVersions.Add(new TemplateVersion(command.Purpose, command.Culture, number, command.Subject, command.Body, command.BothLanguages, purpose.Placeholders, user.Id, clock.GetUtcNow()));
        return number;
    }

    public async Task<Result<int>> Handle(RestoreTemplate command, CancellationToken cancellationToken)
    {
        if (MessagePurposes.Find(command.Purpose) is not { } purpose || !Cultures.Contains(command.Culture)) return TemplateErrors.NotFound;
        var versions = await db.TemplateVersions.AsNoTracking().Where(v => v.Purpose == command.Purpose && v.Culture == command.Culture).OrderByDescending(v => v.Number).ToListAsync(cancellationToken);
        var number = (versions.Count == 0 ? 0 : versions[0].Number) + 1;
        if (command.Number is not { } wanted)
        {
            if (versions.Count == 0 || versions[0].IsStandard) return TemplateErrors.AlreadyStandard;
            db.TemplateVersions.Add(TemplateVersion.Standard(command.Purpose, command.Culture, number, user.Id, clock.GetUtcNow()));
            return number;
        }

        if (versions.Find(v => v.Number == wanted) is not { Subject: { } subject, Body: { } body } earlier) return TemplateErrors.NotFound;
        db.TemplateVersions.Add(new TemplateVersion(command.Purpose, command.Culture, number, subject, body, earlier.BothLanguages, purpose.Placeholders, user.Id, clock.GetUtcNow()));
        return number;
    }

    public async Task<Result<string>> Handle(SendTestMail command, CancellationToken cancellationToken)
    {
        if (MessagePurposes.Find(command.Purpose) is null || !Cultures.Contains(command.Culture)) return TemplateErrors.NotFound;
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        db.Outbox.Add(new OutboxMessage(MailTemplates.TemplateTest, user.Id.Value, account.Email, command.Culture, clock.GetUtcNow(), $"{RandomCode.Reference()}/{command.Purpose}"));
        return account.Email;
    }

    internal static readonly IReadOnlyList<string> Cultures = ["zh-CN", "en"];

    private async Task<int> NextAsync(string purpose, string culture, CancellationToken cancellationToken) =>
        (await db.TemplateVersions.Where(v => v.Purpose == purpose && v.Culture == culture).MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0) + 1;
}
