using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <param name="Decision">The resolution that set the term up or elected it.</param>
public sealed record TermForm(string Name, DateOnly From, DateOnly? To, Guid? Decision)
{
    internal Id<CouncilResolution>? Resolution => Decision is { } id ? new Id<CouncilResolution>(id) : null;
}

internal sealed class TermFormValidator : AbstractValidator<TermForm>
{
    public TermFormValidator() => RuleFor(f => f.Name).NotEmpty().MaximumLength(BodyTerm.MaxNameLength);
}

/// <summary>Opens a term (届). One that lasted until further notice ends the day before.</summary>
[Requires(Permissions.EditBodies)]
public sealed record OpenBodyTerm(Id<Body> Body, TermForm Form) : ICommand<Result<Guid>>;

internal sealed class OpenBodyTermValidator : AbstractValidator<OpenBodyTerm>
{
    public OpenBodyTermValidator() => RuleFor(c => c.Form).SetValidator(new TermFormValidator()).OverridePropertyName("");
}

/// <summary>Renames or moves a term, or says by which decision it stands. Offices that lasted as long as the term move along.</summary>
[Requires(Permissions.EditBodies)]
public sealed record MoveBodyTerm(Id<Body> Body, Id<BodyTerm> Term, TermForm Form) : ICommand<Result>;

internal sealed class MoveBodyTermValidator : AbstractValidator<MoveBodyTerm>
{
    public MoveBodyTermValidator() => RuleFor(c => c.Form).SetValidator(new TermFormValidator()).OverridePropertyName("");
}

internal sealed class BodyTermHandlers(IAssociationDb db) : IRequestHandler<OpenBodyTerm, Result<Guid>>, IRequestHandler<MoveBodyTerm, Result>
{
    public async Task<Result<Guid>> Handle(OpenBodyTerm command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        await RequireAsync(command.Form, cancellationToken);
        var term = body.OpenTerm(command.Form.Name.Trim(), command.Form.From, command.Form.To);
        term.DecidedBy(command.Form.Resolution);
        return term.Id.Value;
    }

    public async Task<Result> Handle(MoveBodyTerm command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        await RequireAsync(command.Form, cancellationToken);
        body.MoveTerm(command.Term, command.Form.Name.Trim(), command.Form.From, command.Form.To);
        body.Terms.Single(t => t.Id == command.Term).DecidedBy(command.Form.Resolution);
        return Result.Done;
    }

    private async Task RequireAsync(TermForm form, CancellationToken cancellationToken)
    {
        if (form.Resolution is { } decision) Refuse.Unless(await db.Resolutions.AnyAsync(r => r.Id == decision, cancellationToken), ResolutionErrors.NotFound);
    }
}
