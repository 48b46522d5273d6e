using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;

namespace Association.Application.Events.Lists;

/// <summary>Which registrations of an event a list shows; the same for the page, its files and its bulk actions.</summary>
/// <param name="Tag">Those that have it; with a minus before it, those that have it not.</param>
/// <param name="Question">Those that answered it, with <see cref="Answer"/> where that is given: the id of an option, or words in the answer.</param>
public sealed record RegistrationFilter(
    RegistrationView View = RegistrationView.Active, string? Search = null, Guid? Category = null, string? Tag = null, Guid? Question = null, string? Answer = null);

internal static class RegistrationFilters
{
    public static IQueryable<Registration> Matching(this IAssociationDb db, Id<Event> @event, RegistrationFilter filter)
    {
        var registrations = Viewed(db.Registrations.Where(r => r.Event == @event), filter.View);
        if (filter.Category is { } id)
        {
            var category = new Id<TicketCategory>(id);
            registrations = registrations.Where(r => r.Category == category);
        }

        return Searched(db, Answered(db, Tagged(db, registrations, filter.Tag), filter), filter.Search);
    }

    private static IQueryable<Registration> Viewed(IQueryable<Registration> registrations, RegistrationView view) => view switch
    {
        RegistrationView.Active => registrations.Where(r => r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed),
        RegistrationView.Unpaid => registrations.Where(r => r.Status == RegistrationStatus.AwaitingPayment),
        RegistrationView.Confirmed => registrations.Where(r => r.Status == RegistrationStatus.Confirmed),
        RegistrationView.Pending => registrations.Where(r => r.Status == RegistrationStatus.Pending),
        RegistrationView.Present => registrations.Where(r => r.CheckedInAt != null),
        RegistrationView.Absent => registrations.Where(r => r.Status == RegistrationStatus.Confirmed && r.CheckedInAt == null),
        RegistrationView.Cancelled => registrations.Where(r => r.Status == RegistrationStatus.Cancelled || r.Status == RegistrationStatus.Expired || r.Status == RegistrationStatus.Refused),
        _ => registrations,
    };

    private static IQueryable<Registration> Tagged(IAssociationDb db, IQueryable<Registration> registrations, string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag)) return registrations;
        var (name, without) = (tag.TrimStart('-').Trim(), tag.StartsWith('-'));
        return registrations.Where(r => db.RegistrationTags.Any(t => t.Registration == r.Id && t.Name == name) != without);
    }

    private static IQueryable<Registration> Answered(IAssociationDb db, IQueryable<Registration> registrations, RegistrationFilter filter)
    {
        if (filter.Question is not { } id) return registrations;
        var question = new Id<FormQuestion>(id);
        var words = filter.Answer?.Trim() ?? "";
        if (Guid.TryParse(words, out var chosen))
        {
            var option = new Id<QuestionOption>(chosen);
            return registrations.Where(r => db.Answers.Any(a => a.Registration == r.Id && a.Question == question && a.Chosen.Any(c => c.Option == option)));
        }

        return registrations.Where(r => db.Answers.Any(a => a.Registration == r.Id && a.Question == question && (words == "" || a.Value.Contains(words))));
    }

    private static IQueryable<Registration> Searched(IAssociationDb db, IQueryable<Registration> registrations, string? search)
    {
        if (search?.Trim() is not { Length: > 0 } text) return registrations;
        var (number, latin) = (text.ToUpperInvariant(), text.ToLowerInvariant());
        return registrations.Where(r => r.Number == number || r.Name.Contains(text) || r.Unit!.Contains(text)
            || db.People.Any(p => p.Id == r.Person && (p.Pinyin.StartsWith(latin) || p.Initials.StartsWith(latin))));
    }
}
