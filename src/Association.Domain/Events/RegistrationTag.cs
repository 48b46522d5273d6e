using Association.Domain.Common;

namespace Association.Domain.Events;

public static class TagErrors
{
    public static readonly Error Missing = Error.Invalid("tag.missing", "Please give the tag a name.", "Tag");
    public static readonly Error Known = Error.Conflict("tag.known", "It has this tag already.");
    public static readonly Error Unknown = Error.Conflict("tag.unknown", "It does not have this tag.");
}

/// <summary>A word by which the office finds registrations again, as "VIP" or "接机".</summary>
public sealed class RegistrationTag : AggregateRoot<RegistrationTag>
{
    public const int MaxNameLength = 30;

    private RegistrationTag() { }

    public RegistrationTag(Id<Registration> registration, string name)
    {
        Refuse.If(string.IsNullOrWhiteSpace(name), TagErrors.Missing);
        (Registration, Name) = (registration, name);
    }

    public Id<Registration> Registration { get; private set; }
    public string Name { get; private set; } = "";
}
