using Association.Domain.Common;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Association.Application.Common;

internal sealed class ValidationBehavior<TCommand, TResult>(IEnumerable<IValidator<TCommand>> validators) : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult> where TResult : IResult<TResult>
{
    // What a translated sentence may name: bounds, never what was typed.
    private static readonly string[] Named = ["MaxLength", "MinLength", "ComparisonValue", "From", "To"];

    public async Task<TResult> Handle(TCommand command, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var errors = new List<Error>();
        foreach (var validator in validators)
            errors.AddRange((await validator.ValidateAsync(command, cancellationToken)).Errors.Select(Translate));

        return errors.Count == 0 ? await next() : TResult.Refused(errors);
    }

    private static Error Translate(ValidationFailure failure) =>
        Error.Invalid(CodeOf(failure.ErrorCode), failure.ErrorMessage, failure.PropertyName).With([.. Named
            .Where(name => failure.FormattedMessagePlaceholderValues?.ContainsKey(name) is true)
            .Select(name => $"{failure.FormattedMessagePlaceholderValues[name]}")]);

    /// <summary>NotEmptyValidator becomes validation.not-empty; a code of our own stays.</summary>
    private static string CodeOf(string code) => !code.EndsWith("Validator", StringComparison.Ordinal) ? code
        : "validation" + string.Concat(code[..^"Validator".Length].Select((c, i) => char.IsUpper(c) ? (i == 0 ? "." : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
