using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Bodies;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>Every template, those of the association first.</summary>
[Requires(Permissions.ReadCertificates)]
public sealed record ListCertificateTemplates : IQuery<IReadOnlyList<TemplateLine>>;

/// <param name="Body">Whose it is; with no event either: the association's.</param>
public sealed record TemplateLine(Guid Id, CertificateKind Kind, Bilingual? Body, Bilingual? Event, Guid? EventId, string TitleZh, string TitleEn, CertificatePaper Paper);

[Requires(Permissions.ReadCertificates)]
public sealed record GetCertificateTemplate(Id<CertificateTemplate> Template) : IQuery<TemplateDetails?>;

public sealed record TemplateDetails(TemplateLine Line, CertificateWords Words, bool ShowsBorder, IReadOnlyList<CertificateImage> Images);

/// <summary>Begins a template with the words that the product comes with, or with those of the scope above it.</summary>
/// <param name="Body">Its scope; neither body nor event: the association.</param>
[Requires(Permissions.EditCertificateTemplates)]
public sealed record AddCertificateTemplate(CertificateKind Kind, Id<Body>? Body = null, Id<Event>? Event = null) : ICommand<Result<Guid>>;

[Requires(Permissions.EditCertificateTemplates)]
public sealed record SetCertificateTemplate(Id<CertificateTemplate> Template, CertificateWords Words, CertificatePaper Paper, bool ShowsBorder) : ICommand<Result>;

/// <summary>Puts a picture in its place, or takes it away.</summary>
/// <param name="File">Null: none.</param>
[Requires(Permissions.EditCertificateTemplates)]
public sealed record SetTemplatePicture(Id<CertificateTemplate> Template, CertificateImage Image, UploadedFile? File) : ICommand<Result>;

[Requires(Permissions.EditCertificateTemplates)]
public sealed record RemoveCertificateTemplate(Id<CertificateTemplate> Template) : ICommand<Result>;

internal sealed class SetCertificateTemplateValidator : AbstractValidator<SetCertificateTemplate>
{
    public SetCertificateTemplateValidator()
    {
        RuleFor(c => c.Words.TitleZh).NotEmpty().MaximumLength(CertificateWords.MaxTitleLength).OverridePropertyName("TitleZh");
        RuleFor(c => c.Words.TitleEn).NotEmpty().MaximumLength(CertificateWords.MaxTitleLength).OverridePropertyName("TitleEn");
        RuleFor(c => c.Words.BodyZh).NotEmpty().MaximumLength(CertificateWords.MaxBodyLength).OverridePropertyName("BodyZh");
        RuleFor(c => c.Words.BodyEn).NotEmpty().MaximumLength(CertificateWords.MaxBodyLength).OverridePropertyName("BodyEn");
        RuleFor(c => c.Words.SignerZh).MaximumLength(CertificateWords.MaxSignerLength).OverridePropertyName("SignerZh");
        RuleFor(c => c.Words.SignerEn).MaximumLength(CertificateWords.MaxSignerLength).OverridePropertyName("SignerEn");
        RuleFor(c => c.Paper).IsInEnum();
    }
}

internal sealed class TemplateQueries(IAssociationDb db) : IRequestHandler<ListCertificateTemplates, IReadOnlyList<TemplateLine>>, IRequestHandler<GetCertificateTemplate, TemplateDetails?>
{
    public async Task<IReadOnlyList<TemplateLine>> Handle(ListCertificateTemplates query, CancellationToken cancellationToken)
    {
        var templates = await db.CertificateTemplates.AsNoTracking().OrderBy(t => t.Event != null).ThenBy(t => t.Body != null).ThenBy(t => t.Kind).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var (bodies, events) = (templates.Where(t => t.Body is not null).Select(t => t.Body!.Value).ToList(), templates.Where(t => t.Event is not null).Select(t => t.Event!.Value).ToList());
        var bodyNames = await db.Bodies.AsNoTracking().Where(b => bodies.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancellationToken);
        var eventNames = await db.Events.AsNoTracking().Where(e => events.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, cancellationToken);
        return [.. templates.Select(t => new TemplateLine(t.Id.Value, t.Kind, t.Body is { } b ? bodyNames.GetValueOrDefault(b) : null, t.Event is { } e ? eventNames.GetValueOrDefault(e) : null, t.Event?.Value,
            t.TitleZh, t.TitleEn, t.Paper))];
    }

    public async Task<TemplateDetails?> Handle(GetCertificateTemplate query, CancellationToken cancellationToken)
    {
        if (await db.CertificateTemplates.AsNoTracking().FirstOrDefaultAsync(t => t.Id == query.Template, cancellationToken) is not { } template) return null;
        var body = template.Body is { } b ? await db.Bodies.AsNoTracking().FirstOrDefaultAsync(x => x.Id == b, cancellationToken) : null;
        var held = template.Event is { } e ? await db.Events.AsNoTracking().FirstOrDefaultAsync(x => x.Id == e, cancellationToken) : null;
        return new(new(template.Id.Value, template.Kind, body?.Name, held?.Name, template.Event?.Value, template.TitleZh, template.TitleEn, template.Paper), template.Words, template.ShowsBorder,
            [.. Enum.GetValues<CertificateImage>().Where(i => template.FileOf(i) is not null)]);
    }
}

internal sealed class EditTemplatesHandlers(IAssociationDb db, IFileStore files, ICertificateImages images, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddCertificateTemplate, Result<Guid>>, IRequestHandler<SetCertificateTemplate, Result>, IRequestHandler<SetTemplatePicture, Result>, IRequestHandler<RemoveCertificateTemplate, Result>
{
    public async Task<Result<Guid>> Handle(AddCertificateTemplate command, CancellationToken cancellationToken)
    {
        var (kind, body, id) = (command.Kind, command.Event is null ? command.Body : null, command.Event);
        if (body is { } b && !await db.Bodies.AnyAsync(x => x.Id == b, cancellationToken) || id is { } e && !await db.Events.AnyAsync(x => x.Id == e, cancellationToken)) return CertificateTemplateErrors.NotFound;
        if (await db.CertificateTemplates.AnyAsync(t => t.Kind == kind && t.Body == body && t.Event == id, cancellationToken)) return CertificateTemplateErrors.Taken;
        var above = await db.CertificateTemplates.AsNoTracking().FirstOrDefaultAsync(t => t.Kind == kind && t.Body == null && t.Event == null, cancellationToken);
        var template = new CertificateTemplate(kind, body, id, above?.Words ?? CertificateWords.Of(kind), above?.Paper ?? CertificatePaper.A4Landscape);
        db.CertificateTemplates.Add(template);
        return template.Id.Value;
    }

    public async Task<Result> Handle(SetCertificateTemplate command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Template, cancellationToken) is not { } template) return CertificateTemplateErrors.NotFound;
        template.Say(command.Words, command.Paper, command.ShowsBorder);
        return Result.Done;
    }

    public async Task<Result> Handle(SetTemplatePicture command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Template, cancellationToken) is not { } template) return CertificateTemplateErrors.NotFound;
        if (command.File is { Content.Length: > EvidenceFile.MaxBytes }) return UploadErrors.TooLarge;
        StoredFile? kept = null;
        if (command.File is { } file)
        {
            if (images.Of(file.Content, command.Image) is not { } picture) return CertificateTemplateErrors.Picture;
            var jpeg = command.Image is CertificateImage.Background;
            kept = await files.KeepAsync(picture, $"{command.Image}{(jpeg ? ".jpg" : ".png")}".ToLowerInvariant(), jpeg ? "image/jpeg" : "image/png", FilePurpose.Certificate, user.Id, cancellationToken);
        }

        await DiscardAsync(template.FileOf(command.Image), cancellationToken);
        template.Show(command.Image, kept?.Id);
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveCertificateTemplate command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Template, cancellationToken) is not { } template) return CertificateTemplateErrors.NotFound;
        foreach (var image in Enum.GetValues<CertificateImage>()) await DiscardAsync(template.FileOf(image), cancellationToken);
        db.CertificateTemplates.Remove(template);
        return Result.Done;
    }

    private Task<CertificateTemplate?> FindAsync(Id<CertificateTemplate> id, CancellationToken cancellationToken) => db.CertificateTemplates.FirstOrDefaultAsync(t => t.Id == id, cancellationToken);

    /// <summary>Certificates carry their pictures in themselves: nothing points to the old one.</summary>
    private async Task DiscardAsync(Id<StoredFile>? file, CancellationToken cancellationToken)
    {
        if (file is { } id && await db.Files.FirstOrDefaultAsync(f => f.Id == id, cancellationToken) is { } old) old.Discard(clock.GetUtcNow());
    }
}
