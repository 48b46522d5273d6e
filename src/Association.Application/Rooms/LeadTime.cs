using System.Globalization;
using Association.Application.Access;
using Association.Domain.Common;
using Association.Domain.Rooms;

namespace Association.Application.Rooms;

/// <summary>How many days ahead of it a meeting is announced; the office may go below. Source: anchors.md D5.</summary>
public interface ILeadTime
{
    int Days { get; }

    DateOnly Earliest { get; }

    bool IsOver(MeetingTime time);
}

internal static class LeadTimes
{
    public static readonly Error TooSoon = Error.Invalid("salon.lead-time", "Meetings are announced earlier than that.", "StartsAt");

    public static readonly Error Past = Error.Invalid("salon.past", "That time has passed already.", "StartsAt");

    public static void MustBeKept(this ILeadTime lead, MeetingTime time, ICurrentUser user)
    {
        Refuse.If(lead.IsOver(time), Past);
        Refuse.If(time.Day < lead.Earliest && !user.Has(Permissions.ManageRooms),
            TooSoon.With(lead.Days.ToString(CultureInfo.InvariantCulture), lead.Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }
}

/// <summary>Source of the rule: <c>Salons:LeadDays</c> of the configuration.</summary>
public sealed class SalonOptions
{
    public const int MaxLeadDays = 90;

    /// <summary>0 to <see cref="MaxLeadDays"/>.</summary>
    public int LeadDays { get; set; } = 7;
}

internal sealed class LeadTime(SalonOptions options, TimeProvider clock) : ILeadTime
{
    public int Days => options.LeadDays;

    public DateOnly Earliest => clock.Today().AddDays(Days);

    public bool IsOver(MeetingTime time) => time.StartsAt <= clock.GetUtcNow();
}
