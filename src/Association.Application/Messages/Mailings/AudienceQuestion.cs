using System.Web;
using Association.Application.Access;
using Association.Application.Events;
using Association.Application.Events.Lists;
using Association.Domain.Members;
using Association.Domain.Messages;

namespace Association.Application.Messages.Mailings;

/// <summary>Reads the question of an audience, as the address of its list says it, and knows who may ask it.</summary>
internal static class AudienceQuestion
{
    public static UnitTier? Tier(string question) =>
        Enum.TryParse<UnitTier>(HttpUtility.ParseQueryString(question)["tier"], ignoreCase: true, out var tier) && Enum.IsDefined(tier) ? tier : null;

    public static RegistrationFilter Registrations(string question)
    {
        var asked = HttpUtility.ParseQueryString(question);
        // A question of the form, a colon, and of a choice the option.
        var about = (asked["asked"] ?? "").Split(':', 2);
        return new(
            Enum.TryParse<RegistrationView>(asked["view"], ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : RegistrationView.Active, asked["q"],
            Guid.TryParse(asked["category"], out var category) ? category : null, asked["tag"],
            Guid.TryParse(about[0], out var form) ? form : null, about is [_, { Length: > 0 } option] ? option : asked["words"]);
    }
}

/// <summary>Whoever may not read a list writes to nobody of it.</summary>
public static class MailingRights
{
    public static string PermissionFor(AudienceKind kind) => kind switch
    {
        AudienceKind.Registrations => Permissions.ReadRegistrations,
        AudienceKind.Unanswered => Permissions.EditEvents,
        AudienceKind.Members => Permissions.ReadMembers,
        _ => Permissions.ReadUnits,
    };
}
