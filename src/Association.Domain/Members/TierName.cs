using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>What the association calls a tier, where it differs from the usual word.</summary>
public sealed class TierName : AggregateRoot<TierName>
{
    public const int MaxLength = 40;

    private TierName() { }

    public TierName(UnitTier tier, Bilingual name) => (Tier, Name) = (tier, name);

    public UnitTier Tier { get; private set; }
    public Bilingual Name { get; private set; } = null!;

    public void Rename(Bilingual name) => Name = name;
}
