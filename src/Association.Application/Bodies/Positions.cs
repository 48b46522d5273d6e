using Association.Domain.Bodies;

namespace Association.Application.Bodies;

/// <summary>Positions in words, for what is printed rather than shown: workbooks, letters and minutes.</summary>
public static class Positions
{
    public static string In(BodyPosition position, string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English(position) : Chinese(position);

    private static string Chinese(BodyPosition position) => position switch
    {
        BodyPosition.Chair => "主任委员",
        BodyPosition.ChairElect => "候任主任委员",
        BodyPosition.ViceChair => "副主任委员",
        BodyPosition.StandingMember => "常务委员",
        BodyPosition.Secretary => "秘书",
        _ => "委员",
    };

    private static string English(BodyPosition position) => position switch
    {
        BodyPosition.Chair => "Chair",
        BodyPosition.ChairElect => "Chair-elect",
        BodyPosition.ViceChair => "Vice-chair",
        BodyPosition.StandingMember => "Standing member",
        BodyPosition.Secretary => "Secretary",
        _ => "Member",
    };
}
