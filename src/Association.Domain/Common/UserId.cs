namespace Association.Domain.Common;

/// <summary>Who signed in. An account may belong to a person, but staff need not be members.</summary>
public readonly record struct UserId(Guid Value)
{
    /// <summary>The product itself: jobs, the command line, the first start.</summary>
    public static readonly UserId System = new(Guid.Empty);

    public override string ToString() => Value.ToString();
}
