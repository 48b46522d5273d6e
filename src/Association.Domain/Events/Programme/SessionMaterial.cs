using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Domain.Events.Programme;

/// <summary>Public: everybody. Registered: with a place. Attended: checked in at the door. Speakers: only those who speak.</summary>
public enum MaterialAccess { Public, Registered, Attended, Speakers }

/// <summary>A file of a session, for those whom its rule names; speakers and the office may always have it.</summary>
public sealed class SessionMaterial : AggregateRoot<SessionMaterial>
{
    public const int MaxPerSession = 20;

    private SessionMaterial() { }

    public SessionMaterial(Id<Event> @event, Id<EventSession> session, Id<StoredFile> file, MaterialAccess access) => (Event, Session, File, Access) = (@event, session, file, access);

    public Id<Event> Event { get; private set; }
    public Id<EventSession> Session { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public MaterialAccess Access { get; private set; }

    /// <summary>The speaker who sent it; null: the office put it up.</summary>
    public Id<EventSpeaker>? SentBy { get; private set; }

    /// <summary>Slides that a speaker sends: nobody else has them until the office opens them.</summary>
    public static SessionMaterial From(Id<EventSpeaker> speaker, Id<Event> @event, Id<EventSession> session, Id<StoredFile> file) =>
        new(@event, session, file, MaterialAccess.Speakers) { SentBy = speaker };

    /// <summary>The speaker is there no more; the file stays.</summary>
    public void BecomeOfficial() => SentBy = null;

    public void OpenTo(MaterialAccess access) => Access = access;
}
