using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using FluentValidation;
using MediatR;

namespace Association.Application.Identity;

/// <summary>A passkey that the browser just made opens the account from now on. The owner is told.</summary>
[Requires(Permissions.Self)]
public sealed record AddPasskey(NewPasskey Passkey, string Name) : ICommand<Result>;

/// <summary>Gives a passkey the name its owner knows it by.</summary>
[Requires(Permissions.Self)]
public sealed record RenamePasskey(string Id, string Name) : ICommand<Result>;

/// <summary>A passkey that is lost or not used any more opens nothing from the next sign-in on.</summary>
[Requires(Permissions.Self)]
public sealed record RemovePasskey(string Id) : ICommand<Result>;

[Requires(Permissions.Self)]
public sealed record ListMyPasskeys : IQuery<IReadOnlyList<PasskeyLine>>;

internal sealed class AddPasskeyValidator : AbstractValidator<AddPasskey>
{
    public AddPasskeyValidator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(IPasskeys.MaxNameLength);
}

internal sealed class RenamePasskeyValidator : AbstractValidator<RenamePasskey>
{
    public RenamePasskeyValidator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(IPasskeys.MaxNameLength);
}

internal sealed class AddPasskeyHandler(IAssociationDb db, IAccounts accounts, IPasskeys passkeys, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddPasskey, Result>
{
    public async Task<Result> Handle(AddPasskey command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        // Whoever verified nothing about the person is one factor only: sign-in asks for two at once.
        if (!command.Passkey.UserVerified) return PasskeyErrors.Refused;
        if ((await passkeys.ListAsync(user.Id, cancellationToken)).Count >= IPasskeys.Most) return PasskeyErrors.TooMany;
        await passkeys.AddAsync(user.Id, command.Passkey, TextNormalization.Line(command.Name), cancellationToken);
        db.AuditEntries.Add(SignInTrail.Entry(SignInEvents.PasskeyAdded, user.Id, proved: true, user.Name, user.From, null, clock.GetUtcNow()));
        db.Tell(account, AccountChanges.Passkey, clock.GetUtcNow());
        return Result.Done;
    }
}

internal sealed class RenamePasskeyHandler(IPasskeys passkeys, ICurrentUser user) : IRequestHandler<RenamePasskey, Result>
{
    public async Task<Result> Handle(RenamePasskey command, CancellationToken cancellationToken) =>
        await passkeys.RenameAsync(user.Id, command.Id, TextNormalization.Line(command.Name), cancellationToken) ? Result.Done : Error.NotFound("passkey");
}

internal sealed class RemovePasskeyHandler(IAssociationDb db, IAccounts accounts, IPasskeys passkeys, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemovePasskey, Result>
{
    public async Task<Result> Handle(RemovePasskey command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        if (!await passkeys.RemoveAsync(user.Id, command.Id, cancellationToken)) return Error.NotFound("passkey");
        db.AuditEntries.Add(SignInTrail.Entry(SignInEvents.PasskeyRemoved, user.Id, proved: true, user.Name, user.From, null, clock.GetUtcNow()));
        db.Tell(account, AccountChanges.Passkey, clock.GetUtcNow());
        return Result.Done;
    }
}

internal sealed class ListMyPasskeysHandler(IPasskeys passkeys, ICurrentUser user) : IRequestHandler<ListMyPasskeys, IReadOnlyList<PasskeyLine>>
{
    public Task<IReadOnlyList<PasskeyLine>> Handle(ListMyPasskeys query, CancellationToken cancellationToken) => passkeys.ListAsync(user.Id, cancellationToken);
}
