using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Members.Units;

/// <summary>One more person to reach at a unit.</summary>
[Requires(Permissions.EditUnits)]
public sealed record AddUnitContact(Id<MemberUnit> Unit, string Name, string? Duty, string? Mobile, string? Phone, string? Email) : ICommand<Result<Guid>>;

internal sealed class AddUnitContactValidator : AbstractValidator<AddUnitContact>
{
    public AddUnitContactValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Duty).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Phone).MaximumLength(UnitContact.MaxPhoneLength);
    }
}

internal sealed class AddUnitContactHandler(IAssociationDb db, IPersonalNumbers numbers) : IRequestHandler<AddUnitContact, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddUnitContact command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Unit, cancellationToken) is not { } unit) return UnitErrors.NotFound;
        var reach = Reach.Of(numbers, command.Mobile, nameof(command.Mobile), command.Email);
        var contact = unit.AddContact(command.Name.Trim(), command.Duty.Said(), reach.Mobile, command.Phone.Said(), reach.Email);
        db.UnitContacts.Add(contact);
        return contact.Id.Value;
    }
}

[Requires(Permissions.EditUnits)]
public sealed record RemoveUnitContact(Id<MemberUnit> Unit, Id<UnitContact> Contact) : ICommand<Result>;

internal sealed class RemoveUnitContactHandler(IAssociationDb db) : IRequestHandler<RemoveUnitContact, Result>
{
    public async Task<Result> Handle(RemoveUnitContact command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Unit, cancellationToken) is not { } unit) return UnitErrors.NotFound;
        unit.RemoveContact(command.Contact);
        return Result.Done;
    }
}
