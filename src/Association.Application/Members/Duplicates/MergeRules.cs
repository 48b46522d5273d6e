namespace Association.Application.Members.Duplicates;

/// <summary>What a merge does with the rows of a column that points to a person.</summary>
public enum MergeRule
{
    /// <summary>They go over as they are.</summary>
    Moves,
    /// <summary>One place at a time: the leading record's periods hold, the other's fill the gaps.</summary>
    FillsGaps,
    /// <summary>One membership a person: one number holds, the terms of the other go over.</summary>
    OneMembership,
    /// <summary>Nobody is registered or waits twice for one event, or is charged twice for one year: refused while both are.</summary>
    RefusedTwice,
    /// <summary>The same office in the same term is held once, for the longer of the two periods.</summary>
    OneOffice,
    /// <summary>Listed once in an election; refused when both have voted, or stand for one position once voting has begun.</summary>
    OneVote,
    /// <summary>Asked to a meeting once: what is known of either record holds.</summary>
    OneInvitation,
    /// <summary>One account a person: the other loses its link and stays.</summary>
    OneAccount,
    /// <summary>One relation of the kind a person: the one that goes ends.</summary>
    EndsTwice,
    /// <summary>Findings are looked for anew; what was set aside stays set aside.</summary>
    FoundAnew,
    /// <summary>An earlier tombstone leads to where this one leads.</summary>
    Follows,
}

/// <summary>
/// Each column that points to a person, with the rule by which a merge keeps the product's invariants. A test compares the list
/// with the model: whoever adds a column decides here.
/// </summary>
public static class MergeRules
{
    public static readonly IReadOnlyDictionary<string, MergeRule> Of = new SortedDictionary<string, MergeRule>(StringComparer.Ordinal)
    {
        ["AbstractReviewer.Person"] = MergeRule.Moves,
        ["Account.Person"] = MergeRule.OneAccount,
        ["Appointment.Person"] = MergeRule.OneOffice,
        ["AppointmentLetter.Person"] = MergeRule.Moves,
        ["Candidate.Person"] = MergeRule.OneVote,
        ["Certificate.Person"] = MergeRule.Moves,
        ["Consent.Person"] = MergeRule.EndsTwice,
        ["CouponScope.Person"] = MergeRule.Moves,
        ["CreditAward.Person"] = MergeRule.Moves,
        ["CreditClaim.Person"] = MergeRule.Moves,
        ["CreditExemption.Person"] = MergeRule.Moves,
        ["Decision.Owner"] = MergeRule.Moves,
        ["DuesCharge.Person"] = MergeRule.RefusedTwice,
        ["DuplicatePair.First"] = MergeRule.FoundAnew,
        ["DuplicatePair.Second"] = MergeRule.FoundAnew,
        ["Employment.Person"] = MergeRule.FillsGaps,
        ["EventInvitee.Person"] = MergeRule.OneInvitation,
        ["Export.Person"] = MergeRule.Moves,
        ["Lecturer.Person"] = MergeRule.Moves,
        ["Membership.Person"] = MergeRule.OneMembership,
        ["PayerProfile.Person"] = MergeRule.Moves,
        ["PersonMerge.Survivor"] = MergeRule.Follows,
        ["PlanLine.Owner"] = MergeRule.Moves,
        ["Registration.Person"] = MergeRule.RefusedTwice,
        ["RosterEntry.Person"] = MergeRule.Moves,
        ["SponsorScope.Person"] = MergeRule.Moves,
        ["StaffTransfer.Person"] = MergeRule.EndsTwice,
        ["Submission.Person"] = MergeRule.Moves,
        ["UnitInvitation.Person"] = MergeRule.Moves,
        ["UnitLiaison.Person"] = MergeRule.EndsTwice,
        ["UnitTerm.Representative"] = MergeRule.Moves,
        ["Voter.Person"] = MergeRule.OneVote,
        ["WaitingListEntry.Person"] = MergeRule.RefusedTwice,
    };

    /// <summary>Nothing that somebody would count.</summary>
    public static bool IsCounted(string column) => Of.GetValueOrDefault(column) is not (MergeRule.FoundAnew or MergeRule.Follows);
}
