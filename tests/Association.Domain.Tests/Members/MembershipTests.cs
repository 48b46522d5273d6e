using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Members;

public sealed class MembershipTests
{
    [Fact]
    public void It_lives_from_the_day_of_joining_to_the_last_day_of_its_term()
    {
        var membership = new Membership(Id<Person>.New(), "M000001", MembershipCategory.Ordinary, Sample.Today);
        Assert.False(membership.IsLiveOn(Sample.Today.AddDays(-1)));
        membership.End(Sample.Today.AddDays(10));
        Assert.True(membership.IsLiveOn(Sample.Today.AddDays(10)));
        Assert.False(membership.IsLiveOn(Sample.Today.AddDays(11)));
        Assert.Same(MembershipErrors.AlreadyEnded, Assert.Throws<RefusedException>(() => membership.End(Sample.Today.AddDays(12))).Error);
    }

    [Fact]
    public void A_new_employer_ends_the_old_employment_the_day_before()
    {
        var person = new AMember().Guest();
        person.WorkAt(Id<MemberUnit>.New(), "内科", "医师", Sample.Today.AddYears(-1));
        person.WorkAt(Id<MemberUnit>.New(), "外科", "主治医师", Sample.Today);
        Assert.Equal([Sample.Today.AddDays(-1), null], person.Employments.Select(e => e.To));
    }

    [Fact]
    public void A_unit_holds_one_tier_at_a_time()
    {
        Assert.True(UnifiedSocialCreditCode.TryParse("12510100TXXX00052G", out var code));
        var unit = new MemberUnit("第一医院", code);
        unit.Join(UnitTier.Governing, Sample.Today);
        Assert.Same(UnitErrors.TierOverlaps, Assert.Throws<RefusedException>(() => unit.Join(UnitTier.Member, Sample.Today.AddDays(1))).Error);
    }
}
