using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>The unit that takes the colleague, or the office, decides; the unit that asked may take it back.</summary>
internal sealed class TransferAccess(IAssociationDb db, UnitScope scope, ICurrentUser user)
{
    public async Task<bool> MayDecideAsync(Id<StaffTransfer> transfer, CancellationToken cancellationToken) =>
        user.Has(Permissions.EditMembers)
        || await FindAsync(transfer, cancellationToken) is { } found && await scope.KeepsStaffAsync(found.To, cancellationToken);

    public async Task<bool> MayWithdrawAsync(Id<StaffTransfer> transfer, CancellationToken cancellationToken) =>
        await FindAsync(transfer, cancellationToken) is { } found && await scope.KeepsStaffAsync(found.From, cancellationToken);

    private Task<StaffTransfer?> FindAsync(Id<StaffTransfer> transfer, CancellationToken cancellationToken) =>
        db.StaffTransfers.AsNoTracking().FirstOrDefaultAsync(t => t.Id == transfer, cancellationToken);
}

/// <summary>The colleague goes over: work at the one unit ends the day before it begins at the other.</summary>
/// <param name="Department">At the new unit.</param>
[Requires(Permissions.Self)]
public sealed record AcceptTransfer(Id<StaffTransfer> Transfer, string? Department, string? Title) : ICommand<Result>;

internal sealed class AcceptTransferAccess(TransferAccess access) : IAccessRule<AcceptTransfer>
{
    public Task<bool> AllowsAsync(AcceptTransfer request, CancellationToken cancellationToken) => access.MayDecideAsync(request.Transfer, cancellationToken);
}

internal sealed class AcceptTransferValidator : AbstractValidator<AcceptTransfer>
{
    public AcceptTransferValidator()
    {
        RuleFor(c => c.Department).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Title).MaximumLength(Person.MaxTextLength);
    }
}

internal sealed class AcceptTransferHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AcceptTransfer, Result>
{
    public async Task<Result> Handle(AcceptTransfer command, CancellationToken cancellationToken)
    {
        if (await db.StaffTransfers.FirstOrDefaultAsync(t => t.Id == command.Transfer, cancellationToken) is not { } transfer) return TransferErrors.NotFound;
        transfer.Accept(user.Id, clock.GetUtcNow());
        var person = await db.ForChangeAsync(transfer.Person, cancellationToken);
        if (person?.CurrentWork() is not { } work || work.Unit != transfer.From || work.From >= transfer.On) return TransferErrors.Left;
        db.Employments.Add(person.WorkAt(transfer.To, command.Department.Said() ?? work.Department, command.Title.Said() ?? work.Title, transfer.On));
        await db.TellLiaisonsAsync(MailTemplates.TransferDecided, transfer, transfer.From, user, clock, cancellationToken);
        return Result.Done;
    }
}

/// <summary>The colleague stays; the unit that asked reads why.</summary>
[Requires(Permissions.Self)]
public sealed record DeclineTransfer(Id<StaffTransfer> Transfer, string Reason) : ICommand<Result>;

internal sealed class DeclineTransferAccess(TransferAccess access) : IAccessRule<DeclineTransfer>
{
    public Task<bool> AllowsAsync(DeclineTransfer request, CancellationToken cancellationToken) => access.MayDecideAsync(request.Transfer, cancellationToken);
}

internal sealed class DeclineTransferValidator : AbstractValidator<DeclineTransfer>
{
    public DeclineTransferValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(StaffTransfer.MaxReasonLength);
}

internal sealed class DeclineTransferHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DeclineTransfer, Result>
{
    public async Task<Result> Handle(DeclineTransfer command, CancellationToken cancellationToken)
    {
        if (await db.StaffTransfers.FirstOrDefaultAsync(t => t.Id == command.Transfer, cancellationToken) is not { } transfer) return TransferErrors.NotFound;
        transfer.Decline(command.Reason.Trim(), user.Id, clock.GetUtcNow());
        await db.TellLiaisonsAsync(MailTemplates.TransferDecided, transfer, transfer.From, user, clock, cancellationToken);
        return Result.Done;
    }
}

[Requires(Permissions.Self)]
public sealed record WithdrawTransfer(Id<StaffTransfer> Transfer) : ICommand<Result>;

internal sealed class WithdrawTransferAccess(TransferAccess access) : IAccessRule<WithdrawTransfer>
{
    public Task<bool> AllowsAsync(WithdrawTransfer request, CancellationToken cancellationToken) => access.MayWithdrawAsync(request.Transfer, cancellationToken);
}

internal sealed class WithdrawTransferHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawTransfer, Result>
{
    public async Task<Result> Handle(WithdrawTransfer command, CancellationToken cancellationToken)
    {
        if (await db.StaffTransfers.FirstOrDefaultAsync(t => t.Id == command.Transfer, cancellationToken) is not { } transfer) return TransferErrors.NotFound;
        transfer.Withdraw(user.Id, clock.GetUtcNow());
        return Result.Done;
    }
}
