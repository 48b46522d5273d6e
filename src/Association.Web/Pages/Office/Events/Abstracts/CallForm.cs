using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Programme;

namespace Association.Web.Pages.Office.Events.Abstracts;

/// <summary>What the office types of a call; rows without a Chinese name are passed over.</summary>
public sealed class CallForm
{
    public DateTimeOffset? OpensAt { get; set; }
    public DateTimeOffset? ClosesAt { get; set; }
    public DateOnly? ReviewUntil { get; set; }
    public DateTimeOffset? RevisionsUntil { get; set; }
    public bool Blind { get; set; } = true;
    public int MaxCharacters { get; set; } = 1_000;
    public int ReviewersEach { get; set; } = 2;
    public List<Guid> Tracks { get; set; } = [];
    public string? TextZh { get; set; }
    public string? TextEn { get; set; }
    public bool Announced { get; set; }
    public bool BookOpen { get; set; }
    public List<FieldRow> Fields { get; set; } = [];
    public List<CriterionRow> Criteria { get; set; } = [];

    public CallTerms Terms => new(OpensAt ?? default, ClosesAt ?? default, RevisionsUntil, ReviewUntil, Blind, MaxCharacters, ReviewersEach, TextZh, TextEn, Announced, BookOpen,
        [.. Tracks.Select(t => new Id<ProgrammeTrack>(t))]);

    public IReadOnlyList<FieldTerms> FieldTerms => [.. Fields.Where(f => !string.IsNullOrWhiteSpace(f.NameZh))
        .Select(f => new FieldTerms(f.Field is { } id ? new Id<CallField>(id) : null, f.Kind, new(f.NameZh!, f.NameEn), f.Required, f.Options))];

    public IReadOnlyList<CriterionTerms> CriterionTerms => [.. Criteria.Where(c => !string.IsNullOrWhiteSpace(c.NameZh))
        .Select(c => new CriterionTerms(c.Criterion is { } id ? new Id<ReviewCriterion>(id) : null, new(c.NameZh!, c.NameEn), c.Weight, c.Highest))];

    /// <summary>Room for one more part and one more criterion.</summary>
    public void Extend()
    {
        if (Fields.TrueForAll(f => !string.IsNullOrWhiteSpace(f.NameZh)) && Fields.Count < AbstractCall.MaxFields) Fields.Add(new());
        if (Criteria.TrueForAll(c => !string.IsNullOrWhiteSpace(c.NameZh)) && Criteria.Count < AbstractCall.MaxCriteria) Criteria.Add(new());
    }

    public static CallForm Of(AbstractCall call) => new()
    {
        OpensAt = call.OpensAt, ClosesAt = call.ClosesAt, ReviewUntil = call.ReviewUntil, RevisionsUntil = call.RevisionsUntil, Blind = call.Blind, MaxCharacters = call.MaxCharacters,
        ReviewersEach = call.ReviewersEach, Tracks = [.. call.Offered.Select(t => t.Value)], TextZh = call.TextZh, TextEn = call.TextEn, Announced = call.Announced, BookOpen = call.BookOpen,
        Fields = [.. call.Fields.OrderBy(f => f.Order).Select(f => new FieldRow { Field = f.Id.Value, NameZh = f.Name.Zh, NameEn = f.Name.En, Kind = f.Kind, Required = f.Required, Options = f.Options })],
        Criteria = [.. call.Criteria.OrderBy(c => c.Order).Select(c => new CriterionRow { Criterion = c.Id.Value, NameZh = c.Name.Zh, NameEn = c.Name.En, Weight = c.Weight, Highest = c.Highest })],
    };

    /// <summary>What most calls ask and judge by.</summary>
    public static CallForm Usual(DateTimeOffset opens, DateTimeOffset closes) => new()
    {
        OpensAt = opens, ClosesAt = closes,
        Fields =
        [
            new() { NameZh = "目的", NameEn = "Purpose", Required = true }, new() { NameZh = "方法", NameEn = "Methods", Required = true },
            new() { NameZh = "结果", NameEn = "Results", Required = true }, new() { NameZh = "结论", NameEn = "Conclusion", Required = true },
        ],
        Criteria =
        [
            new() { NameZh = "科学性", NameEn = "Scientific quality", Weight = 40 }, new() { NameZh = "创新性", NameEn = "Originality", Weight = 30 },
            new() { NameZh = "实用性", NameEn = "Relevance to practice", Weight = 30 },
        ],
    };

    public sealed class FieldRow
    {
        public Guid? Field { get; set; }
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public CallFieldKind Kind { get; set; }
        public bool Required { get; set; }
        public string? Options { get; set; }
    }

    public sealed class CriterionRow
    {
        public Guid? Criterion { get; set; }
        public string? NameZh { get; set; }
        public string? NameEn { get; set; }
        public int Weight { get; set; } = 10;
        public int Highest { get; set; } = 10;
    }
}
