using Association.Application.Bodies.Desk;
using Association.Application.Bodies.Letters;
using Association.Application.Elections;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Integrity;

/// <summary>A committee of two with their letters, in the middle of an election: one has voted.</summary>
internal static class CommitteeStory
{
    public static async Task TellAsync(TestApp app)
    {
        var today = AssociationCalendar.DayOf(app.Now);
        var built = new ABody(Members: 1, Since: today.AddYears(-1), Until: today.AddDays(30)).Running();
        await app.Given(built);
        await DoneAsync(app.As(Role.MembershipOfficer).Send(new IssueLetters(built.Id, built.Term.Id)));

        var head = app.As(built.Chair.Id);
        var form = (await head.Send(new ProposeElection(built.Id))) with
        {
            OpensAt = app.Now.AddHours(-1), ClosesAt = app.Now.AddDays(1), Seats = new Dictionary<BodyPosition, int> { [BodyPosition.Member] = 1 },
        };
        var election = new Id<Election>((await head.Send(new StartElection(built.Id, form))).Value);
        var candidate = (await head.Send(new NominateCandidate(election, new AppointeeForm(built.Members[0].Id.Value), BodyPosition.Member))).Value;
        await DoneAsync(head.Send(new OpenElection(election)));
        await DoneAsync(head.Send(new CastBallot(election, [candidate])));
    }

    private static async Task DoneAsync<TResult>(Task<TResult> sent) where TResult : IResult<TResult> => Assert.Empty((await sent).Errors);
}
