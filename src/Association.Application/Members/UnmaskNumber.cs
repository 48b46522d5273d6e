using System.Text.Json;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

public enum PersonalNumber { ResidentId, Mobile, PracticeCertificate }

/// <summary>Opens one personal number once; the audit says who looked at what, not what it was.</summary>
[Requires(Permissions.UnmaskNumbers)]
public sealed record UnmaskNumber(Id<Person> Person, PersonalNumber Number) : ICommand<Result<string>>;

internal sealed class UnmaskNumberValidator : AbstractValidator<UnmaskNumber>
{
    public UnmaskNumberValidator() => RuleFor(c => c.Number).IsInEnum();
}

internal sealed class UnmaskNumberHandler(IAssociationDb db, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock) : IRequestHandler<UnmaskNumber, Result<string>>
{
    public const string Action = "person.number-opened";

    public async Task<Result<string>> Handle(UnmaskNumber command, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == command.Person, cancellationToken);
        var sealedNumber = command.Number switch
        {
            PersonalNumber.ResidentId => person?.ResidentId,
            PersonalNumber.Mobile => person?.Mobile,
            _ => person?.PracticeCertificate,
        };
        if (sealedNumber is null) return Error.NotFound("number");

        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From,
            Action = Action, Entity = nameof(Person), EntityId = command.Person.ToString(),
            After = JsonSerializer.Serialize(new { Number = command.Number.ToString(), sealedNumber.Masked }),
        });
        return numbers.Open(sealedNumber);
    }
}
