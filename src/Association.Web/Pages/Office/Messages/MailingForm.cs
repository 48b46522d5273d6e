using System.Web;
using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Events;
using Association.Application.Lists;
using Association.Application.Messages.Mailings;
using Association.Domain.Lists;
using Association.Domain.Members;
using Association.Domain.Messages;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages.Office.Messages;

/// <summary>What is written to many, as a form: the audience in the words of its kind, and the words.</summary>
public sealed class MailingForm
{
    public AudienceKind Audience { get; set; }
    public Guid? Of { get; set; }
    /// <summary>The filter of the list it came from.</summary>
    public string? Question { get; set; }
    public UnitTier? Tier { get; set; }
    public RegistrationView View { get; set; }
    public MailKind Kind { get; set; } = MailKind.EventNews;
    public string? SubjectZh { get; set; }
    public string? TextZh { get; set; }
    public string? SubjectEn { get; set; }
    public string? TextEn { get; set; }

    public static MailingForm For(AudienceKind kind, Guid? of, string? question)
    {
        var asked = HttpUtility.ParseQueryString(question ?? "");
        return new()
        {
            Audience = kind, Of = of, Question = question,
            Tier = Enum.TryParse<UnitTier>(asked["tier"], ignoreCase: true, out var tier) ? tier : null,
            View = Enum.TryParse<RegistrationView>(asked["view"], ignoreCase: true, out var view) ? view : RegistrationView.Active,
        };
    }

    public static MailingForm From(MailingDetails mailing)
    {
        var form = For(mailing.Audience.Kind, mailing.Audience.Of, mailing.Audience.Question);
        var words = mailing.Words;
        (form.Kind, form.SubjectZh, form.TextZh, form.SubjectEn, form.TextEn) = (mailing.Kind, words.SubjectZh, words.TextZh, words.SubjectEn, words.TextEn);
        return form;
    }

    public MailingAudience Whom() => new(Audience, Of, Audience switch
    {
        AudienceKind.Members => Question ?? "",
        AudienceKind.UnitLiaisons => Tier is { } tier ? $"tier={tier}" : "",
        AudienceKind.Registrations => Viewed(),
        _ => "",
    });

    public MailingWords Says() => new(SubjectZh ?? "", TextZh ?? "", SubjectEn, TextEn);

    private string Viewed()
    {
        var asked = HttpUtility.ParseQueryString(Question ?? "");
        asked["view"] = $"{View}";
        return asked.ToString() ?? "";
    }
}

/// <summary>What the form of a mailing offers to choose from.</summary>
public sealed record MailingChoices(IReadOnlyList<SelectListItem> Of, IReadOnlyList<SavedListLine> Saved)
{
    public static readonly MailKind[] Kinds = [MailKind.EventNews, MailKind.Newsletter, MailKind.Service];

    private const int Events = 200;

    public static async Task<MailingChoices> ReadAsync(IMediator mediator, ICurrentUser user, MailingForm form, CancellationToken cancellationToken)
    {
        var saved = form.Audience is AudienceKind.Members && user.Has(Permissions.ReadMembers) ? await mediator.Send(new ListSavedLists(ListKind.Members), cancellationToken) : [];
        IEnumerable<SelectListItem> of = form.Audience switch
        {
            AudienceKind.Body => (await mediator.Send(new ListBodies(Dissolved: false), cancellationToken)).Select(b => new SelectListItem(b.Name.Here(), $"{b.Id}", b.Id == form.Of)),
            AudienceKind.Registrations or AudienceKind.Unanswered =>
                (await mediator.Send(new ListEvents(Size: Events), cancellationToken)).Items.Select(e => new SelectListItem($"{e.Name.Here()} · {Show.Date(e.StartsOn)}", $"{e.Id}", e.Id == form.Of)),
            _ => [],
        };
        return new([.. of], saved);
    }

    /// <summary>The list that the audience is taken from, to look at it.</summary>
    public static string? ListOf(MailingAudience audience) => audience.Kind switch
    {
        AudienceKind.Members => $"/office/members?{audience.Question}",
        AudienceKind.UnitLiaisons => $"/office/units?{audience.Question}",
        AudienceKind.Registrations when audience.Of is { } of => $"/office/events/{of}/registrations?{audience.Question}",
        _ => null,
    };
}

/// <summary>What the form shows, on the page of a draft and of a new one.</summary>
public interface IMailingPage
{
    MailingForm Input { get; }
    MailingChoices Choices { get; }
    bool MayEdit { get; }
    bool IsNew { get; }

    IEnumerable<SelectListItem> Kinds => MailingChoices.Kinds.Select(k => new SelectListItem(Show.Choice(k), $"{k}", k == Input.Kind));
    IEnumerable<Placeholder> Placeholders => MailingDesk.PlaceholdersOf(Input.Audience);
}
