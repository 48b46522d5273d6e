using Association.Domain.Common;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Association.Application.Common;

/// <summary>A command that breaks a rule of its form comes back with every fault, each beside its field.</summary>
internal sealed class ValidationBehavior<TCommand, TResult>(IEnumerable<IValidator<TCommand>> validators) : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult> where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TCommand command, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var faults = await validators.FaultsOfAsync(command, cancellationToken);
        return faults.Count == 0 ? await next() : TResult.Refused(faults);
    }
}

/// <summary>A query has no result that could carry a refusal: the first fault is thrown, as whatever else refuses a query.</summary>
internal sealed class QueryValidationBehavior<TQuery, TResult>(IEnumerable<IValidator<TQuery>> validators) : IPipelineBehavior<TQuery, TResult> where TQuery : IQuery<TResult>
{
    public async Task<TResult> Handle(TQuery query, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        await validators.FaultsOfAsync(query, cancellationToken) is [var first, ..] ? throw new RefusedException(first) : await next();
}

internal static class Validation
{
    // What a translated sentence may name: bounds, never what was typed.
    private static readonly string[] Named = ["MaxLength", "MinLength", "ComparisonValue", "From", "To"];

    public static async Task<IReadOnlyList<Error>> FaultsOfAsync<TRequest>(this IEnumerable<IValidator<TRequest>> validators, TRequest request, CancellationToken cancellationToken)
    {
        var faults = new List<Error>();
        foreach (var validator in validators)
            faults.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors.Select(Translate));
        return faults;
    }

    private static Error Translate(ValidationFailure failure) =>
        Error.Invalid(CodeOf(failure.ErrorCode), failure.ErrorMessage, failure.PropertyName).With([.. Named
            .Where(name => failure.FormattedMessagePlaceholderValues?.ContainsKey(name) is true)
            .Select(name => $"{failure.FormattedMessagePlaceholderValues[name]}")]);

    /// <summary>NotEmptyValidator becomes validation.not-empty; a code of our own stays.</summary>
    private static string CodeOf(string code) => !code.EndsWith("Validator", StringComparison.Ordinal) ? code
        : "validation" + string.Concat(code[..^"Validator".Length].Select((c, i) => char.IsUpper(c) ? (i == 0 ? "." : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
