using Association.Domain.Common;

namespace Association.Domain.Events;

/// <summary>What the editor says of an event beside its programme and prices: who holds it, its credits, the words of its mails.</summary>
public sealed partial class Event
{
    private readonly List<EventOrganiser> _organisers = [];

    /// <summary>Hosts, organisers and those who support; empty: only <see cref="Organiser"/>.</summary>
    public IReadOnlyCollection<EventOrganiser> Organisers => _organisers;
    /// <summary>As filed for continuing education.</summary>
    public CmeTerms Cme { get; private set; } = CmeTerms.None;
    /// <summary>Its own words in the mails to participants.</summary>
    public EventMails Mails { get; private set; } = EventMails.Standard;

    /// <summary>Everybody who holds it from now on, by role and in this order.</summary>
    public void HeldBy(IReadOnlyList<OrganiserTerms> organisers)
    {
        Refuse.If(organisers.Count > EventOrganiser.MaxOrganisers, OrganiserErrors.TooMany);
        Refuse.If(organisers.Any(o => o.Body is null && o.Name is null), OrganiserErrors.Nobody);
        Refuse.If(organisers.Select(o => (o.Role, o.Body, o.Body is null ? o.Name!.Zh : null)).Distinct().Count() < organisers.Count, OrganiserErrors.Twice);
        _organisers.Clear();
        _organisers.AddRange(organisers.OrderBy(o => o.Role).Select((terms, i) => new EventOrganiser(Id, terms, i + 1)));
    }

    public void File(CmeTerms terms) => Cme = terms;

    public void Say(EventMails mails) => Mails = mails;

    /// <summary>
    /// Hours of teaching by the programme: sessions that count, each moment once however many run side by side; openings, breaks and
    /// what is called off do not count. Source: domain.md R1.10, R1.50.
    /// </summary>
    public decimal TeachingHours()
    {
        var (total, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var session in _sessions.Where(s => s.CountsForCredit && !s.IsCancelled && s.PartOf is null).OrderBy(s => s.StartsAt))
        {
            var from = session.StartsAt > until ? session.StartsAt : until;
            if (session.EndsAt > from) total += session.EndsAt - from;
            until = session.EndsAt > until ? session.EndsAt : until;
        }

        return decimal.Round((decimal)total.TotalHours, 1, MidpointRounding.ToZero);
    }
}

/// <summary>Who grants a project of continuing education. Source: domain.md 1.6.</summary>
public enum CmeProjectLevel { National, NationalFiled, NationalTcm, Provincial, ProvincialFiled, ProvincialTcm, Municipal, District, Unit, International, Other }

/// <summary>面授, 远程, 混合. Source: domain.md 1.6.</summary>
public enum CmeDelivery { FaceToFace, Distance, Mixed }

/// <summary>How it is established that somebody passed: by having been there, by a test, or by the survey. Source: domain.md R1.31, R1.52.</summary>
public enum CmeAssessment { Attendance, Test, Survey }

/// <summary>What an event says of its credits; what each person earns is computed from attendance later.</summary>
/// <param name="Credits">Applied for; at most what a project may give (R1.04).</param>
/// <param name="ProjectNumber">As it was granted, kept as text (R1.41).</param>
/// <param name="Rule">Code of the rules that apply, as <c>CN-2024</c>.</param>
public sealed record CmeTerms(bool GivesCredits, decimal? Credits, string? ProjectNumber, CmeProjectLevel? Level, CmeDelivery Delivery, string? Rule)
{
    public const int MaxNumberLength = 60;
    public const int MaxRuleLength = 20;
    public const decimal MaxCredits = 25;
    /// <summary>Source: domain.md R1.04.</summary>
    public const decimal CapPerProject = 10;
    /// <summary>Source: domain.md R1.03.</summary>
    public const decimal HoursPerCredit = 3;

    public CmeAssessment Assessment { get; init; }

    public static readonly CmeTerms None = new(false, null, null, null, CmeDelivery.FaceToFace, null);

    /// <summary>What so many hours give a participant under the rules of 2024: steps of half a credit, ten at most. Source: domain.md 1.5.</summary>
    public static decimal CreditsFor(decimal hours) => Math.Min(CapPerProject, Math.Floor(hours / HoursPerCredit * 2) / 2);
}

/// <param name="ConfirmationZh">Put before the standard words of the confirmation.</param>
/// <param name="ReminderZh">Put before the standard words of the reminder.</param>
/// <param name="ReminderDays">So many days before the event; 0: no reminder.</param>
public sealed record EventMails(string? ConfirmationZh, string? ConfirmationEn, string? ReminderZh, string? ReminderEn, int ReminderDays)
{
    public const int MaxTextLength = 1_000;
    public const int MaxReminderDays = 30;

    public static readonly EventMails Standard = new(null, null, null, null, 3);

    /// <summary>In the language of the mail; the other where there is none.</summary>
    public string? ConfirmationIn(string culture) => Pick(culture, ConfirmationZh, ConfirmationEn);

    public string? ReminderIn(string culture) => Pick(culture, ReminderZh, ReminderEn);

    private static string? Pick(string culture, string? zh, string? en) => culture == "en" ? en ?? zh : zh ?? en;
}
