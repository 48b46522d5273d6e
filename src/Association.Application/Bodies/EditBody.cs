using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>What is known of a body, as the office types it.</summary>
/// <param name="Slug">The last part of its address; empty makes one of the name.</param>
/// <param name="HostUnit">The name of a unit on record.</param>
/// <param name="MissionZh">Markdown.</param>
public sealed record BodyForm(
    BodyKind Kind, string NameZh, string? NameEn, string? Slug, Guid? Parent, string? HostUnit, string? Specialty, DateOnly? FoundedOn, string? MissionZh, string? MissionEn);

internal sealed class BodyFormValidator : AbstractValidator<BodyForm>
{
    public BodyFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum();
        RuleFor(f => f.NameZh).NotEmpty().MaximumLength(Body.MaxNameLength);
        RuleFor(f => f.NameEn).MaximumLength(Body.MaxNameLength);
        RuleFor(f => f.Slug).MaximumLength(Body.MaxNameLength).Matches("^[a-z0-9]+(-[a-z0-9]+)*$").When(f => !string.IsNullOrWhiteSpace(f.Slug))
            .WithErrorCode("body.slug").WithMessage("Small letters, digits and hyphens.");
        RuleFor(f => f.Specialty).MaximumLength(Body.MaxSpecialtyLength);
        RuleFor(f => f.MissionZh).MaximumLength(Body.MaxMissionLength);
        RuleFor(f => f.MissionEn).MaximumLength(Body.MaxMissionLength);
    }
}

/// <summary>Sets up a committee, club, group or council. Source: domain.md R2.40.</summary>
[Requires(Permissions.EditBodies)]
public sealed record RegisterBody(BodyForm Form, UploadedFile? Charter = null, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

internal sealed class RegisterBodyValidator : AbstractValidator<RegisterBody>
{
    public RegisterBodyValidator() => RuleFor(c => c.Form).SetValidator(new BodyFormValidator()).OverridePropertyName("");
}

internal sealed class RegisterBodyHandler(IAssociationDb db, BodyWriter writer, IPinyin pinyin) : IRequestHandler<RegisterBody, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RegisterBody command, CancellationToken cancellationToken)
    {
        var form = command.Form;
        var taken = (await db.Bodies.AsNoTracking().Select(b => b.Slug).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var slug = form.Slug.Said() ?? pinyin.FreeSlug(form.NameZh, taken);
        var body = new Body(new(form.NameZh, form.NameEn), form.Kind, slug);
        await writer.WriteAsync(body, form, command.Charter, cancellationToken);
        db.Bodies.Add(body);
        return body.Id.Value;
    }
}

/// <summary>Changes what is known of a body; its terms, seats and offices are kept elsewhere.</summary>
/// <param name="Charter">Null keeps the file on record.</param>
[Requires(Permissions.EditBodies)]
public sealed record EditBody(Id<Body> Body, BodyForm Form, UploadedFile? Charter = null) : ICommand<Result>;

internal sealed class EditBodyValidator : AbstractValidator<EditBody>
{
    public EditBodyValidator()
    {
        RuleFor(c => c.Form).SetValidator(new BodyFormValidator()).OverridePropertyName("");
        RuleFor(c => c.Form.Slug).NotEmpty().OverridePropertyName(nameof(BodyForm.Slug));
    }
}

internal sealed class EditBodyHandler(IAssociationDb db, BodyWriter writer) : IRequestHandler<EditBody, Result>
{
    public async Task<Result> Handle(EditBody command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        await writer.WriteAsync(body, command.Form, command.Charter, cancellationToken);
        return Result.Done;
    }
}

/// <summary>Puts what a form says into a body.</summary>
internal sealed class BodyWriter(IAssociationDb db, IFileStore files, ICurrentUser user)
{
    private static readonly Error HostUnknown = Error.Invalid("body.host-unknown", "No unit on record has this name.", nameof(BodyForm.HostUnit));

    public async Task WriteAsync(Body body, BodyForm form, UploadedFile? charter, CancellationToken cancellationToken)
    {
        body.Describe(new(form.NameZh, form.NameEn), form.Kind, form.Specialty.Said(), form.FoundedOn);
        body.IsFor(form.MissionZh.Said(), form.MissionEn.Said());
        if (form.Slug.Said() is { } slug)
        {
            Refuse.If(await db.Bodies.AnyAsync(b => b.Slug == slug && b.Id != body.Id, cancellationToken), BodyErrors.SlugTaken);
            body.LivesAt(slug);
        }

        var host = await db.UnitNamedAsync(form.HostUnit, cancellationToken);
        Refuse.If(form.HostUnit.Said() is not null && host is null, HostUnknown);
        body.HostedBy(host);
        await StandAsync(body, form.Parent, cancellationToken);
        if (charter is null) return;
        var type = EvidenceFile.Judge(charter) is { } fault ? throw new RefusedException(fault.At("Charter")) : EvidenceFile.TypeOf(charter);
        body.GovernedBy((await files.KeepAsync(charter.Content, charter.Name, type, FilePurpose.Charter, user.Id, cancellationToken)).Id);
    }

    private async Task StandAsync(Body body, Guid? parent, CancellationToken cancellationToken)
    {
        var parents = await db.Bodies.AsNoTracking().Select(b => new { b.Id, b.Parent }).ToDictionaryAsync(b => b.Id, b => b.Parent, cancellationToken);
        Id<Body>? above = parent is { } id ? new Id<Body>(id) : null;
        Refuse.If(above is { } unknown && !parents.ContainsKey(unknown), BodyErrors.NotFound);
        var line = new List<Id<Body>>();
        for (var at = above; at is { } here && line.Count <= parents.Count; at = parents[here]) line.Add(here);
        body.StandBelow(above, line);
    }
}

/// <summary>The charter, for the office and the public page.</summary>
[Requires(Permissions.Anyone)]
public sealed record DownloadCharter(string Slug) : IQuery<FileContent?>;

internal sealed class DownloadCharterHandler(IAssociationDb db, IFileStore files) : IRequestHandler<DownloadCharter, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadCharter query, CancellationToken cancellationToken) =>
        await files.OpenAsync(db, await db.Bodies.Where(b => b.Slug == query.Slug).Select(b => b.Charter).FirstOrDefaultAsync(cancellationToken), cancellationToken);
}
