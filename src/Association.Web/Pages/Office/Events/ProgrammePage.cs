using Association.Application.Access;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>A page of the programme: schedule, speakers, tracks, materials and versions read the same draft.</summary>
internal abstract class ProgrammePage(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public override EditorStep? Step => EditorStep.Programme;

    public ProgrammeDraft Draft { get; private set; } = null!;

    /// <summary>The sessions in the order they begin, each before the talks that it holds.</summary>
    public IEnumerable<EventSession> Ordered => Event.Sessions.Where(s => s.PartOf is null).OrderBy(s => s.StartsAt).ThenBy(s => s.EndsAt).ThenBy(s => s.Id.Value)
        .SelectMany(s => Event.Sessions.Where(p => p.PartOf == s.Id).OrderBy(p => p.StartsAt).ThenBy(p => p.Id.Value).Prepend(s));

    public ProgrammeTrack? TrackOf(EventSession session) => Draft.Tracks.FirstOrDefault(t => t.Id == session.Track);

    public string PeopleOf(EventSession session, SpeakerRole role) => string.Join(Say("programme.and"), session.Speakers.Where(p => p.Role == role).OrderBy(p => p.Order)
        .Select(p => Draft.Speakers.FirstOrDefault(s => s.Id == p.Speaker)).OfType<EventSpeaker>().Select(s => Words.Of(s.Name)));

    public static string When(EventSession session) => $"{Show.ShortDate(AssociationCalendar.DayOf(session.StartsAt))} {Show.Time(session.StartsAt)}–{Show.Time(session.EndsAt)}";

    /// <summary>A clash as a sentence: with what, and who or which room.</summary>
    public string Sentence(ProgrammeClash clash, EventSession of)
    {
        var other = clash.One == of ? clash.Other : clash.One;
        return clash.Speaker is { } speaker
            ? Say("programme.clash-speaker", Words.Of(Draft.Speakers.First(s => s.Id == speaker).Name), Words.Of(other.Title), When(other))
            : Say("programme.clash-room", Words.Of(of.Room), Words.Of(other.Title), When(other));
    }

    public IEnumerable<SelectListItem> SessionOptions => Ordered.Where(s => !s.IsCancelled).Select(s => new SelectListItem($"{When(s)} {Words.Of(s.Title)}", s.Id.ToString()));

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken) || await Mediator.Send(new GetProgrammeDraft(Id), cancellationToken) is not { } draft) return false;
        Draft = draft;
        return true;
    }
}
