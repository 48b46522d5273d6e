using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Members;

/// <summary>Who decided. Each has its own majority. Source: domain.md R2.31, R2.33, R2.36.</summary>
public enum DecidingBody { Congress, Council, ExecutiveCouncil, Supervisors }

public static class ResolutionErrors
{
    public static readonly Error NotFound = Error.NotFound("resolution");
    public static readonly Error Votes = Error.Invalid("resolution.votes", "The votes for, against and abstaining together are those present.", "For");
    public static readonly Error Present = Error.Invalid("resolution.present", "No more can be present than are due.", "Present");
    public static readonly Error NoQuorum = Error.Invalid("resolution.no-quorum", "Two thirds of those due must be present.", "Present");
    public static readonly Error NotPassed = Error.Invalid("resolution.not-passed", "The votes in favour do not reach the majority.", "For");
}

/// <summary>The count of one vote.</summary>
/// <param name="Due">Who may vote.</param>
public sealed record Votes(int Due, int Present, int For, int Against, int Abstain);

/// <summary>A decision of a congress or council, with what proves it; one decision may give many units their seats. Source: domain.md R2.37.</summary>
public sealed class CouncilResolution : AggregateRoot<CouncilResolution>
{
    public const int MaxMeetingLength = 200;
    public const int MaxNumberLength = 60;
    public const int MaxVoters = 100_000;

    private CouncilResolution() { }

    /// <exception cref="RefusedException">The count is impossible, or the decision did not pass.</exception>
    public CouncilResolution(DecidingBody body, string meeting, string? number, DateOnly heldOn, Votes votes, bool secret)
    {
        Refuse.If(votes.Present > votes.Due, ResolutionErrors.Present);
        Refuse.If(votes.For + votes.Against + votes.Abstain != votes.Present, ResolutionErrors.Votes);
        Refuse.Unless(votes.Present * 3L >= votes.Due * 2L && votes.Present > 0, ResolutionErrors.NoQuorum);
        Refuse.Unless(Passes(body, votes), ResolutionErrors.NotPassed);
        (Body, Meeting, Number, HeldOn, Secret) = (body, meeting, number, heldOn, secret);
        (Due, Present, For, Against, Abstain) = (votes.Due, votes.Present, votes.For, votes.Against, votes.Abstain);
    }

    public DecidingBody Body { get; private set; }
    /// <summary>As in 第三届理事会第二次会议.</summary>
    public string Meeting { get; private set; } = "";
    /// <summary>The document's number, as in 高医学会〔2019〕12号.</summary>
    public string? Number { get; private set; }
    public DateOnly HeldOn { get; private set; }
    public bool Secret { get; private set; }
    public int Due { get; private set; }
    public int Present { get; private set; }
    public int For { get; private set; }
    public int Against { get; private set; }
    public int Abstain { get; private set; }
    public Id<StoredFile>? Minutes { get; private set; }

    public void RecordedIn(Id<StoredFile> minutes) => Minutes = minutes;

    /// <summary>More than half of those present in a congress, two thirds in a council.</summary>
    private static bool Passes(DecidingBody body, Votes votes) =>
        body is DecidingBody.Congress ? votes.For * 2L > votes.Present : votes.For * 3L >= votes.Present * 2L;
}
