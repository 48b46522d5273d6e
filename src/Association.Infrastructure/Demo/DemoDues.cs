using Association.Application.Common;
using Association.Application.Finance.Dues;
using Association.Application.Members.Units;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Demo;

/// <summary>The dues that the congress of the demo association adopted: member, governing and executive governing units.</summary>
internal sealed class DemoDues(DemoStage stage, IAssociationDb db)
{
    private static readonly DateOnly Resolved = new(2018, 12, 20);

    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        if (await db.FeeSchedules.AnyAsync(s => s.Resolution != null, cancellationToken)) return;
        var resolution = await stage.AsOffice(new RecordResolution(
            DecidingBody.Congress, "第一届会员代表大会第三次会议", "高医学会〔2018〕12号", Resolved, Due: 150, Present: 128, For: 121, Against: 3, Abstain: 4, Secret: true, Minutes: null), cancellationToken);
        var schedule = new Domain.Common.Id<FeeSchedule>(await stage.AsOffice(new DraftFeeSchedule(
            null, "单位会员会费标准（2019年起）", new(2019, 1, 1), null, ProRata.None,
            [new(UnitTier.Member, null, 2_000), new(UnitTier.Governing, null, 5_000), new(UnitTier.ExecutiveGoverning, null, 8_000)]), cancellationToken));
        await stage.AsOffice(new AdoptFeeSchedule(schedule, new(resolution)), cancellationToken);
        await stage.AsOffice(new PublishFeeSchedule(schedule, Resolved.AddDays(10)), cancellationToken);
    }
}
