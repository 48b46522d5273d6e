using Association.Domain.Common;
using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Association.Web;

/// <summary>Shows a refusal beside its field, in the reader's language.</summary>
public static class Refusals
{
    /// <summary>
    /// Whether the command did its work; if not, its errors are in the model state. What is outside the sender's scope
    /// is no matter of the form: it is answered like a page that does not exist.
    /// </summary>
    public static bool Accepted<TResult>(this ModelStateDictionary modelState, IResult<TResult> result, string prefix = "Input")
        where TResult : IResult<TResult>
    {
        foreach (var error in result.Errors)
        {
            if (error.Kind is ErrorKind.NotFound or ErrorKind.Forbidden) throw new RefusedException(error);
            modelState.Refuse(error, prefix);
        }

        return result.Succeeded;
    }

    public static void Refuse(this ModelStateDictionary modelState, Error error, string prefix = "Input") =>
        modelState.AddModelError(error.Field is not { } field ? "" : prefix.Length == 0 ? field : $"{prefix}.{field}", error.Words());

    /// <summary>The text <c>error.{code}</c> in the reader's language, its places filled with the error's arguments.</summary>
    public static string Words(this Error error) => ErrorTexts.For(error.Code, error.Message, error.Arguments);
}
