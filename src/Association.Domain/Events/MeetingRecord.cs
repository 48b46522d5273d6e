using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Events;

public static class MeetingRecordErrors
{
    public static readonly Error Changed = Error.Conflict("minutes.changed", "Somebody else has changed the minutes meanwhile; compare before you save.");
    public static readonly Error WrongCode = Error.Invalid("come.wrong-code", "No activity takes attendance under this code now.", "Code");
    public static readonly Error NotNow = Error.Invalid("come.not-now", "Attendance is taken from two hours before the activity until its end.", "Code");
    public static readonly Error MaterialNotFound = Error.NotFound("minutes.material");
    public static readonly Error TooManyMaterials = Error.Conflict("minutes.too-many-materials", "An activity has at most 20 materials.");
    public static readonly Error DecisionNotFound = Error.NotFound("minutes.decision");
}

/// <summary>What remains of a salon or meeting: minutes, decisions with owners, materials for those who came, and the code on the slide.</summary>
public sealed class MeetingRecord : AggregateRoot<MeetingRecord>
{
    public const int MaxMinutesLength = 50_000;
    public const int CodeLength = 6;
    public const int MaxMaterials = 20;

    private readonly List<Decision> _decisions = [];
    private readonly List<Material> _materials = [];

    private MeetingRecord() { }

    public MeetingRecord(Id<Event> @event) => (Event, Code) = (@event, RandomCode.OfLength(CodeLength));

    public Id<Event> Event { get; private set; }
    /// <summary>Shown on the slide: whoever types it on the day has come.</summary>
    public string Code { get; private set; } = "";
    /// <summary>Markdown.</summary>
    public string? Minutes { get; private set; }
    public IReadOnlyCollection<Decision> Decisions => _decisions;
    public IReadOnlyCollection<Material> Materials => _materials;

    /// <param name="seen">The version that the writer had before him.</param>
    public void Write(string? minutes, int seen)
    {
        Refuse.If(seen != Version, MeetingRecordErrors.Changed);
        Minutes = minutes;
    }

    public Decision Decide(string text, Id<Person>? owner, DateOnly? due)
    {
        var decision = new Decision(Id, text, owner, due);
        _decisions.Add(decision);
        return decision;
    }

    public void Finish(Id<Decision> decision, DateOnly on) => DecisionOf(decision).Finish(on);

    public void Revoke(Id<Decision> decision) => _decisions.Remove(DecisionOf(decision));

    public Material HandOut(Id<StoredFile> file)
    {
        Refuse.If(_materials.Count >= MaxMaterials, MeetingRecordErrors.TooManyMaterials);
        var material = new Material(Id, file);
        _materials.Add(material);
        return material;
    }

    /// <returns>Its file, which nobody hands out any more.</returns>
    public Id<StoredFile> TakeBack(Id<Material> material)
    {
        var known = _materials.Find(m => m.Id == material) ?? throw new RefusedException(MeetingRecordErrors.MaterialNotFound);
        _materials.Remove(known);
        return known.File;
    }

    private Decision DecisionOf(Id<Decision> id) => _decisions.Find(d => d.Id == id) ?? throw new RefusedException(MeetingRecordErrors.DecisionNotFound);
}

/// <summary>What was decided, by whom it is done and until when.</summary>
public sealed class Decision : Entity<Decision>
{
    public const int MaxTextLength = 1_000;

    private Decision() { }

    internal Decision(Id<MeetingRecord> record, string text, Id<Person>? owner, DateOnly? due) => (Record, Text, Owner, Due) = (record, text, owner, due);

    public Id<MeetingRecord> Record { get; private set; }
    public string Text { get; private set; } = "";
    public Id<Person>? Owner { get; private set; }
    public DateOnly? Due { get; private set; }
    public DateOnly? DoneOn { get; private set; }

    internal void Finish(DateOnly on) => DoneOn = on;
}

/// <summary>A file for those who attended.</summary>
public sealed class Material : Entity<Material>
{
    private Material() { }

    internal Material(Id<MeetingRecord> record, Id<StoredFile> file) => (Record, File) = (record, file);

    public Id<MeetingRecord> Record { get; private set; }
    public Id<StoredFile> File { get; private set; }
}
