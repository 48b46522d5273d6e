using Association.Domain.Common;
using Association.Domain.Events.Programme;
using Association.Domain.Members;

namespace Association.Domain.Events.Abstracts;

/// <summary>Submitted → Oral | Poster | Rejected | RevisionAsked; RevisionAsked → Submitted; any of them → Withdrawn. A decision may be changed.</summary>
public enum SubmissionStatus { Submitted, RevisionAsked, Oral, Poster, Rejected, Withdrawn }

/// <summary>What the author would like to do.</summary>
public enum PresentationWish { Either, Oral, Poster }

/// <summary>What an author hands in.</summary>
public sealed record SubmissionContent(Bilingual Title, Id<ProgrammeTrack>? Track, PresentationWish Wish, IReadOnlyList<AuthorTerms> Authors, IReadOnlyList<TextTerms> Texts);

public sealed record AuthorTerms(string Name, string Unit, string? Email, bool Presents);

/// <param name="Field">Of the call's form.</param>
public sealed record TextTerms(Id<CallField> Field, string Value);

/// <summary>Whom the association writes to about an abstract.</summary>
public sealed record SubmissionContact(string Name, string Email, UserId? Account, Id<Person>? Person, string Language);

/// <summary>An abstract that somebody handed in for an event (投稿).</summary>
public sealed class Submission : AggregateRoot<Submission>
{
    public const int MaxTitleLength = 200;
    public const int MaxAuthors = 20;
    public const int MaxNoteLength = 2_000;
    public const int MaxPerAddress = 20;

    private readonly List<SubmissionAuthor> _authors = [];
    private readonly List<SubmissionText> _texts = [];

    private Submission() { }

    public Submission(AbstractCall call, SubmissionContent content, SubmissionContact contact, DateTimeOffset now)
    {
        (Event, Number, SubmittedAt, Edition) = (call.Event, RandomCode.Reference(), now, 1);
        (ContactName, Email, Account, Person, Language) = (contact.Name, contact.Email, contact.Account, contact.Person, contact.Language);
        Refuse.Unless(call.TakesAbstracts(now), CallErrors.Closed);
        Take(call, content);
    }

    public Id<Event> Event { get; private set; }
    /// <summary>Eight characters for people; no secret.</summary>
    public string Number { get; private set; } = "";
    public SubmissionStatus Status { get; private set; }
    public Bilingual Title { get; private set; } = null!;
    public Id<ProgrammeTrack>? Track { get; private set; }
    public PresentationWish Wish { get; private set; }
    public string ContactName { get; private set; } = "";
    public string? Email { get; private set; }
    public UserId? Account { get; private set; }
    public Id<Person>? Person { get; private set; }
    public string Language { get; private set; } = "zh-CN";
    public DateTimeOffset SubmittedAt { get; private set; }
    public DateTimeOffset? RevisedAt { get; private set; }
    /// <summary>1 when handed in; grows with each revision.</summary>
    public int Edition { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public UserId? DecidedBy { get; private set; }
    /// <summary>What the author is told beside the decision.</summary>
    public string? Note { get; private set; }
    /// <summary>When the decision that holds was mailed.</summary>
    public DateTimeOffset? ToldAt { get; private set; }
    /// <summary>The talk that it became.</summary>
    public Id<EventSession>? Session { get; private set; }
    public IReadOnlyCollection<SubmissionAuthor> Authors => _authors;
    public IReadOnlyCollection<SubmissionText> Texts => _texts;

    public bool IsAccepted => Status is SubmissionStatus.Oral or SubmissionStatus.Poster;
    public bool IsUnderReview => Status is SubmissionStatus.Submitted;
    public SubmissionAuthor? Presenter => _authors.Find(a => a.Presents);
    public IEnumerable<string> Units => _authors.Select(a => a.Unit);

    /// <summary>Until the call closes; whoever was asked to revise, until revisions end.</summary>
    public bool MayBeRevised(AbstractCall call, DateTimeOffset now) => Status switch
    {
        SubmissionStatus.Submitted => DecidedAt is null && call.TakesAbstracts(now),
        SubmissionStatus.RevisionAsked => call.RevisionsUntil is null || now < call.RevisionsUntil,
        _ => false,
    };

    public void Revise(AbstractCall call, SubmissionContent content, DateTimeOffset now)
    {
        Refuse.Unless(MayBeRevised(call, now), SubmissionErrors.NotChangeable);
        Take(call, content);
        (Status, RevisedAt, Edition) = (SubmissionStatus.Submitted, now, Edition + 1);
    }

    public void Withdraw()
    {
        Refuse.If(Status is SubmissionStatus.Withdrawn, SubmissionErrors.Withdrawn);
        Refuse.If(Session is not null, SubmissionErrors.Scheduled);
        Status = SubmissionStatus.Withdrawn;
    }

    public void Decide(AbstractDecision decision, string? note, UserId by, DateTimeOffset now)
    {
        Refuse.If(Status is SubmissionStatus.Withdrawn, SubmissionErrors.Withdrawn);
        Refuse.If(Session is not null && decision is not (AbstractDecision.Oral or AbstractDecision.Poster), SubmissionErrors.Scheduled);
        Status = decision switch
        {
            AbstractDecision.Oral => SubmissionStatus.Oral,
            AbstractDecision.Poster => SubmissionStatus.Poster,
            AbstractDecision.Rejected => SubmissionStatus.Rejected,
            _ => SubmissionStatus.RevisionAsked,
        };
        (Note, DecidedBy, DecidedAt, ToldAt) = (note, by, now, null);
    }

    /// <summary>The decision that holds; null while there is none.</summary>
    public AbstractDecision? Decision => Status switch
    {
        SubmissionStatus.Oral => AbstractDecision.Oral,
        SubmissionStatus.Poster => AbstractDecision.Poster,
        SubmissionStatus.Rejected => AbstractDecision.Rejected,
        SubmissionStatus.RevisionAsked => AbstractDecision.Revise,
        _ => null,
    };

    public void Told(DateTimeOffset now)
    {
        Refuse.If(Decision is null, SubmissionErrors.Undecided);
        Refuse.If(Email is null, SubmissionErrors.NoAddress);
        ToldAt = now;
    }

    public void Schedule(Id<EventSession> session)
    {
        Refuse.Unless(IsAccepted, SubmissionErrors.NotAccepted);
        Refuse.If(Session is not null, SubmissionErrors.Scheduled);
        Session = session;
    }

    public void Unschedule() => Session = null;

    /// <summary>The abstract stays as it was published; whom to write to is forgotten.</summary>
    public void ForgetContact(string name)
    {
        (ContactName, Email, Account, Person) = (name, null, null, null);
        foreach (var author in _authors) author.ForgetAddress();
    }

    private void Take(AbstractCall call, SubmissionContent content)
    {
        SubmissionCheck.MustFit(call, content);
        (Title, Track, Wish) = (content.Title, content.Track, content.Wish);
        _authors.RemoveAll(a => a.Order > content.Authors.Count);
        foreach (var (at, terms) in content.Authors.Index())
        {
            var author = _authors.Find(a => a.Order == at + 1);
            if (author is null) _authors.Add(author = new(Id, at + 1));
            author.Describe(terms);
        }

        _texts.RemoveAll(t => !content.Texts.Any(given => given.Field == t.Field && given.Value.Length > 0));
        foreach (var given in content.Texts.Where(t => t.Value.Length > 0))
        {
            var text = _texts.Find(t => t.Field == given.Field);
            if (text is null) _texts.Add(text = new(Id, given.Field));
            text.Say(call.Fields.Single(f => f.Id == given.Field), given.Value);
        }
    }
}

public sealed class SubmissionAuthor : Entity<SubmissionAuthor>
{
    public const int MaxNameLength = 100;
    public const int MaxUnitLength = 200;

    private SubmissionAuthor() { }

    internal SubmissionAuthor(Id<Submission> submission, int order) => (Submission, Order) = (submission, order);

    public Id<Submission> Submission { get; private set; }
    public int Order { get; private set; }
    public string Name { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public string? Email { get; private set; }
    public bool Presents { get; private set; }

    internal void Describe(AuthorTerms terms) => (Name, Unit, Email, Presents) = (terms.Name, terms.Unit, terms.Email, terms.Presents);

    internal void ForgetAddress() => Email = null;
}

/// <summary>What was written to a part of the form, with the part as it was asked.</summary>
public sealed class SubmissionText : Entity<SubmissionText>
{
    public const int MaxLength = 20_000;

    private SubmissionText() { }

    internal SubmissionText(Id<Submission> submission, Id<CallField> field) => (Submission, Field) = (submission, field);

    public Id<Submission> Submission { get; private set; }
    public Id<CallField> Field { get; private set; }
    public Bilingual Asked { get; private set; } = null!;
    public CallFieldKind Kind { get; private set; }
    public int Order { get; private set; }
    public string Value { get; private set; } = "";

    internal void Say(CallField field, string value) => (Asked, Kind, Order, Value) = (field.Name, field.Kind, field.Order, value);
}
