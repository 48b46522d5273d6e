using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>
/// The mobile number that one signs in with, and where one's person is reached; empty takes it out of the sign-in. Answers
/// false when another account has it: nothing changes, and the attempt counts, so that numbers are not tried out.
/// </summary>
[Requires(Permissions.Self)]
public sealed record ChangeMyMobile(string? Mobile) : ICommand<Result<bool>>;

internal sealed class ChangeMyMobileHandler(IAssociationDb db, IAccounts accounts, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeMyMobile, Result<bool>>
{
    public async Task<Result<bool>> Handle(ChangeMyMobile command, CancellationToken cancellationToken)
    {
        MobileNumber? mobile = null;
        if (!string.IsNullOrWhiteSpace(command.Mobile) && !MobileNumber.TryParse(command.Mobile, out mobile)) return MobileNumberErrors.Invalid.At(nameof(command.Mobile));
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        var now = clock.GetUtcNow();
        if (await db.AskedEnoughAsync(SignInEvents.MobileAsked, user.Id, now, cancellationToken)) return ContactErrors.TooMany;

        db.AuditEntries.Add(SignInTrail.Entry(SignInEvents.MobileAsked, user.Id, proved: true, user.Name, user.From, null, now));
        if (!await accounts.ChangeMobileAsync(user.Id, mobile, cancellationToken)) return false;
        if (mobile is not null && account.Person is { } id && await db.People.FindAsync([id], cancellationToken) is { } person)
            person.Contact(numbers.Seal(mobile), person.Email);
        db.Tell(account, AccountChanges.Mobile, now);
        return true;
    }
}
