using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Members;

public sealed class MembershipApplicationTests
{
    private static readonly CategoryRules Rules = MembershipPolicy.Standard().Of(MembershipCategory.Ordinary);
    private static readonly UserId Reviewer = Sample.User();
    private static readonly UserId Applicant = Sample.User();

    private static readonly Dictionary<string, (Action<MembershipApplication> Act, ApplicationStatus To, ApplicationStatus[] From)> Acts = new()
    {
        ["submit"] = (a => a.Submit(Rules, true, Applicant, Sample.Now), ApplicationStatus.Submitted, [ApplicationStatus.Draft, ApplicationStatus.Returned]),
        ["approve"] = (a => a.Approve(Id<Membership>.New(), Reviewer, null, Sample.Now), ApplicationStatus.Approved, [ApplicationStatus.Submitted]),
        ["return"] = (a => a.Return(Reviewer, "照片不清", Sample.Now), ApplicationStatus.Returned, [ApplicationStatus.Submitted]),
        ["reject"] = (a => a.Reject(Reviewer, "不符合条件", Sample.Now), ApplicationStatus.Rejected, [ApplicationStatus.Submitted]),
        ["withdraw"] = (a => a.Withdraw(Applicant, Sample.Now), ApplicationStatus.Withdrawn, [ApplicationStatus.Draft, ApplicationStatus.Submitted, ApplicationStatus.Returned]),
    };

    public static TheoryData<ApplicationStatus, string> Pairs()
    {
        var pairs = new TheoryData<ApplicationStatus, string>();
        foreach (var status in Enum.GetValues<ApplicationStatus>())
            foreach (var act in Acts.Keys) pairs.Add(status, act);
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Each_act_is_possible_in_its_states_and_in_no_other(ApplicationStatus status, string name)
    {
        var (application, (act, to, from)) = (In(status), Acts[name]);
        var steps = application.Steps.Count;

        if (from.Contains(status))
        {
            act(application);
            Assert.Equal((to, steps + 1), (application.Status, application.Steps.Count));
        }
        else
        {
            Assert.Throws<RefusedException>(() => act(application));
            Assert.Equal((status, steps), (application.Status, application.Steps.Count));
        }
    }

    [Fact]
    public void Nobody_decides_on_their_own_application()
    {
        var application = In(ApplicationStatus.Submitted);

        Assert.Same(ApplicationErrors.OwnApplication, Assert.Throws<RefusedException>(() => application.Approve(Id<Membership>.New(), Applicant, null, Sample.Now)).Error);
        Assert.Equal(ApplicationStatus.Submitted, application.Status);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Same(ApplicationErrors.ConsentMissing, Refused(Draft(), Rules, consent: false));
        Assert.Same(ApplicationErrors.EvidenceMissing, Refused(Draft(withEvidence: false), Rules));
        Assert.Same(ApplicationErrors.CategoryClosed, Refused(Draft(), MembershipPolicy.Standard().Of(MembershipCategory.Honorary)));
        Assert.Same(ApplicationErrors.ReasonMissing, Assert.Throws<RefusedException>(() => In(ApplicationStatus.Submitted).Return(Reviewer, " ", Sample.Now)).Error);

        static Error Refused(MembershipApplication application, CategoryRules rules, bool consent = true) =>
            Assert.Throws<RefusedException>(() => application.Submit(rules, consent, null, Sample.Now)).Error;
    }

    [Fact]
    public void After_a_return_the_same_application_is_handed_in_again_without_the_old_reason()
    {
        var application = In(ApplicationStatus.Returned);
        Assert.Equal("照片不清", application.Reason);

        application.Submit(Rules, true, Applicant, Sample.Now.AddDays(1));

        Assert.Equal((ApplicationStatus.Submitted, null, Sample.Now.AddDays(1)), (application.Status, application.Reason, application.SubmittedAt!.Value));
        Assert.Equal([ApplicationAct.Started, ApplicationAct.Submitted, ApplicationAct.Returned, ApplicationAct.Submitted], application.Steps.Select(s => s.Act));
    }

    private static MembershipApplication In(ApplicationStatus status)
    {
        var application = Draft();
        if (status is ApplicationStatus.Draft) return application;
        if (status is ApplicationStatus.Withdrawn) Acts["withdraw"].Act(application);
        else Acts["submit"].Act(application);
        if (status is ApplicationStatus.Approved) Acts["approve"].Act(application);
        if (status is ApplicationStatus.Returned) Acts["return"].Act(application);
        if (status is ApplicationStatus.Rejected) Acts["reject"].Act(application);
        return application;
    }

    private static MembershipApplication Draft(bool withEvidence = true)
    {
        var application = new MembershipApplication(MembershipCategory.Ordinary, ApplicationChannel.Web, Applicant, "zh-CN", Sample.Now);
        if (withEvidence) application.Attach(EvidenceKind.Licence, Id<Domain.Files.StoredFile>.New(), Sample.Now);
        return application;
    }
}
