using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using FluentValidation;
using MediatR;

namespace Association.Application.Identity;

/// <summary>The language of the account's pages and mails.</summary>
[Requires(Permissions.Self)]
public sealed record SetLanguage(string Language) : ICommand<Result>;

internal sealed class SetLanguageValidator : AbstractValidator<SetLanguage>
{
    private static readonly string[] Known = ["zh-CN", "en"];

    public SetLanguageValidator() => RuleFor(c => c.Language).Must(Known.Contains).WithErrorCode("language.unknown");
}

internal sealed class SetLanguageHandler(IAccounts accounts, ICurrentUser user) : IRequestHandler<SetLanguage, Result>
{
    public async Task<Result> Handle(SetLanguage command, CancellationToken cancellationToken)
    {
        await accounts.SpeakAsync(user.Id, command.Language, cancellationToken);
        return Result.Done;
    }
}
