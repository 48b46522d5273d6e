using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Lecturers;

namespace Association.Domain.Events.Programme;

/// <summary>Whether a speaker has said what interests they have; the programme prints it. Source: EACCME 2.0, disclosure of interests.</summary>
public enum Disclosure { NotAsked, Nothing, Interests }

/// <summary>What a speaker answered to being announced.</summary>
public enum SpeakerReply { None, Comes, Declined }

/// <summary>Somebody who speaks at or leads a part of a conference, as its programme shows them.</summary>
public sealed class EventSpeaker : AggregateRoot<EventSpeaker>
{
    public const int MaxNameLength = 100;
    public const int MaxLineLength = 200;
    public const int MaxBioLength = 3_000;
    public const int MaxDisclosureLength = 1_000;
    public const int MaxNoteLength = 500;
    public const int KeyHashLength = 64;
    public const int MaxPhotoBytes = 5 * 1024 * 1024;

    /// <summary>As a Chinese reader looks for a name: by pinyin.</summary>
    public static readonly StringComparer ByName = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("zh-CN"), ignoreCase: false);

    private EventSpeaker() { }

    /// <param name="lecturer">Of the expert pool; null for somebody who is not in it.</param>
    public EventSpeaker(Id<Event> @event, Id<Lecturer>? lecturer, SpeakerProfile profile)
    {
        (Event, Lecturer) = (@event, lecturer);
        Describe(profile);
    }

    public Id<Event> Event { get; private set; }
    public Id<Lecturer>? Lecturer { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public Bilingual? Position { get; private set; }
    public Bilingual? Unit { get; private set; }
    /// <summary>For changes of the programme; never shown in public.</summary>
    public string? Email { get; private set; }
    /// <summary>Of the mails.</summary>
    public string Language { get; private set; } = "zh-CN";
    public string? BioZh { get; private set; }
    public string? BioEn { get; private set; }
    public Id<StoredFile>? Photo { get; private set; }
    public Disclosure Disclosure { get; private set; }
    public string? Interests { get; private set; }

    /// <summary>Of the key in the mail; null before the first one, and after the address was changed.</summary>
    public string? KeyHash { get; private set; }
    /// <summary>The last mail that asked to look at the own page.</summary>
    public DateTimeOffset? AskedAt { get; private set; }
    public SpeakerReply Reply { get; private set; }
    public DateTimeOffset? RepliedAt { get; private set; }
    public string? ReplyNote { get; private set; }

    /// <summary>Something is still open: whether they come, or what interests they have.</summary>
    public bool Owes => Reply is SpeakerReply.None || (Reply is SpeakerReply.Comes && Disclosure is Disclosure.NotAsked);

    public void Describe(SpeakerProfile profile)
    {
        if (!string.Equals(Email, profile.Email, StringComparison.OrdinalIgnoreCase)) KeyHash = null;
        (Name, Position, Unit, Email, Language) = (profile.Name, profile.Position, profile.Unit, profile.Email, profile.Language);
        (BioZh, BioEn, Disclosure) = (profile.BioZh, profile.BioEn, profile.Disclosure);
        Interests = profile.Disclosure is Disclosure.Interests ? profile.Interests : null;
    }

    /// <summary>Gets the mail with the secret address.</summary>
    /// <param name="keyHash">Of the key in the mail, which itself is not kept.</param>
    public void Ask(string keyHash, DateTimeOffset now)
    {
        Refuse.If(Email is null, ProgrammeErrors.NoAddress);
        (KeyHash, AskedAt) = (keyHash, now);
    }

    /// <summary>May be said again until the event is over: plans change.</summary>
    public void Answer(bool comes, string? note, DateTimeOffset now) =>
        (Reply, ReplyNote, RepliedAt) = (comes ? SpeakerReply.Comes : SpeakerReply.Declined, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), now);

    /// <summary>What speakers may say of themselves; name and address stay with the office.</summary>
    public void Introduce(SpeakerWords words)
    {
        (Position, Unit, BioZh, BioEn, Disclosure) = (words.Position, words.Unit, words.BioZh, words.BioEn, words.Disclosure);
        Interests = words.Disclosure is Disclosure.Interests ? words.Interests : null;
    }

    /// <returns>The picture it replaces.</returns>
    public Id<StoredFile>? Show(Id<StoredFile>? photo)
    {
        var former = Photo;
        Photo = photo;
        return former;
    }
}

/// <summary>What a speaker says of themselves.</summary>
public sealed record SpeakerWords(Bilingual? Position, Bilingual? Unit, string? BioZh, string? BioEn, Disclosure Disclosure, string? Interests);

/// <summary>What the programme prints of a speaker.</summary>
/// <param name="Interests">What was disclosed; only when there is something.</param>
public sealed record SpeakerProfile(Bilingual Name, Bilingual? Position, Bilingual? Unit, string? Email, string Language, string? BioZh, string? BioEn, Disclosure Disclosure, string? Interests);
