using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

public static class ApiTokenErrors
{
    public static readonly Error Expiry = Error.Invalid("token.expiry", "A token lasts from one day to one year.", "ExpiresOn");
    public static readonly Error Scope = Error.Invalid("token.scope", "You can give a token only permissions that you have.", "Scopes");
    public static readonly Error TooMany = Error.Conflict("token.too-many", "You have 20 valid tokens; please revoke one first.");
}

/// <summary>A key for machines, which acts as its maker narrowed to the scopes. It is told once and kept only as a hash.</summary>
/// <param name="ExpiresOn">The last day on which it works.</param>
[Requires(Permissions.Self)]
public sealed record CreateApiToken(string Name, IReadOnlyList<string> Scopes, DateOnly ExpiresOn) : ICommand<Result<string>>;

internal sealed class CreateApiTokenValidator : AbstractValidator<CreateApiToken>
{
    public CreateApiTokenValidator(TimeProvider clock)
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(ApiToken.MaxNameLength);
        RuleFor(c => c.Scopes).NotEmpty();
        RuleFor(c => c.ExpiresOn).Must(day => day > clock.Today() && day <= clock.Today().AddYears(1)).WithErrorCode(ApiTokenErrors.Expiry.Code);
    }
}

internal sealed class CreateApiTokenHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CreateApiToken, Result<string>>
{
    private const int MostValid = 20;

    public async Task<Result<string>> Handle(CreateApiToken command, CancellationToken cancellationToken)
    {
        if (!command.Scopes.All(scope => ApiScopes.All.Contains(scope) && user.Has(scope))) return ApiTokenErrors.Scope;

        var now = clock.GetUtcNow();
        if (await db.ApiTokens.CountAsync(t => t.Owner == user.Id && t.RevokedAt == null && t.ExpiresAt > now, cancellationToken) >= MostValid)
            return ApiTokenErrors.TooMany;

        var token = ApiTokenText.New();
        var end = AssociationCalendar.At(command.ExpiresOn.AddDays(1));
        db.ApiTokens.Add(new ApiToken(user.Id, command.Name.Trim(), ApiTokenText.HashOf(token), command.Scopes.Distinct(StringComparer.Ordinal), end, now));
        return token;
    }
}

/// <summary>What a token looks like: a prefix that leak scanners can find, and 256 random bits.</summary>
internal static class ApiTokenText
{
    public const string Prefix = "am_";
    private const int Bytes = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
