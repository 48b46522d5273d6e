using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>The papers of a unit that run out, the first to do so first; null when there is no such unit.</summary>
[Requires(Permissions.ReadUnits)]
public sealed record ListUnitDocuments(Id<MemberUnit> Unit) : IQuery<UnitDocuments?>;

public sealed record UnitDocuments(Guid Unit, string Name, IReadOnlyList<UnitDocumentLine> Documents);

/// <param name="DaysLeft">Negative: it has run out.</param>
public sealed record UnitDocumentLine(Guid Id, string Name, string? Number, DateOnly ExpiresOn, int DaysLeft);

internal sealed class ListUnitDocumentsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListUnitDocuments, UnitDocuments?>
{
    public async Task<UnitDocuments?> Handle(ListUnitDocuments query, CancellationToken cancellationToken)
    {
        if (await db.Units.Where(u => u.Id == query.Unit).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken) is not { } name) return null;
        var today = clock.Today();
        var documents = await db.UnitDocuments.AsNoTracking().Where(d => d.Unit == query.Unit).OrderBy(d => d.ExpiresOn).ToListAsync(cancellationToken);
        return new(query.Unit.Value, name, [.. documents.Select(d => new UnitDocumentLine(d.Id.Value, d.Name, d.Number, d.ExpiresOn, d.ExpiresOn.DayNumber - today.DayNumber))]);
    }
}

/// <summary>Notes a paper and until when it holds, or that it was renewed.</summary>
/// <param name="Document">Null: a new one.</param>
[Requires(Permissions.EditUnits)]
public sealed record KeepUnitDocument(Id<MemberUnit> Unit, Id<UnitDocument>? Document, string Name, string? Number, DateOnly ExpiresOn) : ICommand<Result<Guid>>;

internal sealed class KeepUnitDocumentValidator : AbstractValidator<KeepUnitDocument>
{
    public KeepUnitDocumentValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(UnitDocument.MaxNameLength);
        RuleFor(c => c.Number).MaximumLength(UnitDocument.MaxNumberLength);
        RuleFor(c => c.ExpiresOn).NotEqual(default(DateOnly));
    }
}

internal sealed class KeepUnitDocumentHandler(IAssociationDb db) : IRequestHandler<KeepUnitDocument, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(KeepUnitDocument command, CancellationToken cancellationToken)
    {
        var (name, number) = (TextNormalization.Line(command.Name), command.Number.Said());
        if (command.Document is { } id)
        {
            if (await db.UnitDocuments.FirstOrDefaultAsync(d => d.Id == id && d.Unit == command.Unit, cancellationToken) is not { } known) return UnitDocumentErrors.NotFound;
            known.Renew(name, number, command.ExpiresOn);
            return known.Id.Value;
        }

        if (!await db.Units.AnyAsync(u => u.Id == command.Unit, cancellationToken)) return UnitErrors.NotFound;
        var document = new UnitDocument(command.Unit, name, number, command.ExpiresOn);
        db.UnitDocuments.Add(document);
        return document.Id.Value;
    }
}

[Requires(Permissions.EditUnits)]
public sealed record RemoveUnitDocument(Id<MemberUnit> Unit, Id<UnitDocument> Document) : ICommand<Result>;

internal sealed class RemoveUnitDocumentHandler(IAssociationDb db) : IRequestHandler<RemoveUnitDocument, Result>
{
    public async Task<Result> Handle(RemoveUnitDocument command, CancellationToken cancellationToken)
    {
        if (await db.UnitDocuments.FirstOrDefaultAsync(d => d.Id == command.Document && d.Unit == command.Unit, cancellationToken) is not { } document) return UnitDocumentErrors.NotFound;
        db.UnitDocuments.Remove(document);
        return Result.Done;
    }
}
