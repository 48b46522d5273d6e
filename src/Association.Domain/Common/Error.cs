namespace Association.Domain.Common;

public enum ErrorKind { Invalid, NotFound, Forbidden, Conflict, Unavailable }

/// <summary>
/// Why a request was refused. <see cref="Code"/> is stable: tests, translations and clients key on it.
/// <see cref="Arguments"/> fill the placeholders {0}, {1}… of the translated sentence.
/// </summary>
public sealed record Error(ErrorKind Kind, string Code, string Message, string? Field = null)
{
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public static Error Invalid(string code, string message, string? field = null) => new(ErrorKind.Invalid, code, message, field);
    public static Error Conflict(string code, string message) => new(ErrorKind.Conflict, code, message);
    public static Error NotFound(string what) => new(ErrorKind.NotFound, "record.not-found", $"That {what} does not exist.");
    public static Error Forbidden(string permission) => new(ErrorKind.Forbidden, "access.denied", $"You lack the permission '{permission}'.");

    public Error At(string field) => this with { Field = field };
    public Error With(params string[] arguments) => this with { Arguments = arguments };
}

/// <summary>A business rule refused the change. Caught once, by the application pipeline.</summary>
public sealed class RefusedException(Error error) : Exception(error.Message)
{
    public Error Error { get; } = error;
}

public static class Refuse
{
    public static void If(bool broken, Error error) { if (broken) throw new RefusedException(error); }
    public static void Unless(bool holds, Error error) => If(!holds, error);
}
