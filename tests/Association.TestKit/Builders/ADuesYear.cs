using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>Dues that the congress adopted: 2,000 for member units, 5,000 for governing, 8,000 for executive governing ones, 100 for ordinary members.</summary>
public sealed record ADuesYear(int Year = 2026, ProRata ProRata = ProRata.None, decimal? Members = 100)
{
    public BuiltDuesYear Adopted()
    {
        var resolution = new CouncilResolution(DecidingBody.Congress, "第三届会员代表大会", null, new(Year - 1, 12, 20), new Votes(120, 100, 90, 6, 4), secret: true);
        List<Rate> rates = [new(UnitTier.Member, null, new(2_000)), new(UnitTier.Governing, null, new(5_000)), new(UnitTier.ExecutiveGoverning, null, new(8_000))];
        if (Members is { } yuan) rates.Add(new(null, MembershipCategory.Ordinary, new(yuan)));
        var schedule = new FeeSchedule($"{Year} 会费标准", new DateRange(new(Year, 1, 1), null), ProRata, rates);
        schedule.Adopt(resolution);
        return new(resolution, schedule);
    }
}

public sealed record BuiltDuesYear(CouncilResolution Resolution, FeeSchedule Schedule) : IRecords
{
    public IEnumerable<object> Records => [Resolution, Schedule];
}
