using System.Globalization;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Find;

/// <summary>
/// Who has this resident ID or mobile number: exact, by the keyed hash. For those who may open numbers; the audit says who
/// looked for which masked number and how many were found.
/// </summary>
[Requires(Permissions.UnmaskNumbers)]
public sealed record FindByNumber(string Number) : ICommand<Result<IReadOnlyList<FoundPerson>>>
{
    private const int MaxExamined = 40;

    /// <summary>Whether the text is a whole personal number, or looks so much like one that it must not become part of an address.</summary>
    public static bool Recognises(string? text) =>
        text is { Length: <= MaxExamined } && (MobileNumber.TryParse(text, out _) || LooksLikeResidentId(TextNormalization.Compact(text)));

    /// <summary>The code of a unit has 18 characters as well; digits 7 to 14 of a person's are a date.</summary>
    private static bool LooksLikeResidentId(string compact) =>
        compact.Length is 15 or 17 or 18 && compact[..^1].All(char.IsAsciiDigit) && (char.IsAsciiDigit(compact[^1]) || compact[^1] is 'X' or 'x')
        && (!UnifiedSocialCreditCode.TryParse(compact, out _)
            || DateOnly.TryParseExact(compact.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2100);
}

internal sealed class FindByNumberValidator : AbstractValidator<FindByNumber>
{
    public FindByNumberValidator() => RuleFor(c => c.Number).Must(FindByNumber.Recognises).WithErrorCode("find.no-number");
}

internal sealed class FindByNumberHandler(IAssociationDb db, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindByNumber, Result<IReadOnlyList<FoundPerson>>>
{
    public const string Action = "person.found-by-number";
    private const int MaxFound = 20;

    public async Task<Result<IReadOnlyList<FoundPerson>>> Handle(FindByNumber command, CancellationToken cancellationToken)
    {
        if (Query(command.Number, out var fault) is not { } found) return fault.At(nameof(command.Number));

        var (people, kind, masked) = found;
        var ids = await people.OrderBy(p => p.SortKey).Select(p => p.Id).Take(MaxFound).ToListAsync(cancellationToken);
        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From, Action = Action,
            Entity = nameof(Person), EntityId = ids is [var only] ? only.ToString() : "",
            After = JsonSerializer.Serialize(new { Number = kind.ToString(), Masked = masked, Found = ids.Count }),
        });
        return Result<IReadOnlyList<FoundPerson>>.Of(await db.LinesOfAsync(ids, clock.Today(), cancellationToken));
    }

    private (IQueryable<Person> People, PersonalNumber Kind, string Masked)? Query(string typed, out Error fault)
    {
        if (MobileNumber.TryParse(typed, out var mobile, out fault!))
        {
            var index = numbers.IndexOf(mobile);
            return (db.People.AsNoTracking().Where(p => p.Mobile!.Index == index), PersonalNumber.Mobile, mobile.Masked);
        }

        if (!ResidentId.TryParse(typed, clock.Today(), out var residentId, out fault!)) return null;
        var hash = numbers.IndexOf(residentId);
        return (db.People.AsNoTracking().Where(p => p.ResidentId!.Index == hash), PersonalNumber.ResidentId, residentId.Masked);
    }
}
