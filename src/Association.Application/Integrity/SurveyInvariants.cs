using Association.Application.Common;

namespace Association.Application.Integrity;

/// <summary>As many sheets as have answered, and an anonymous sheet says neither who nor when.</summary>
internal static class SurveyInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Sheets(db), Anonymous(db)];

    private static Invariant Sheets(IAssociationDb db) => Invariant.Of("surveys.sheets",
        db.Surveys.Select(s => new { s.Id, Takers = db.SurveyTakers.Count(t => t.Survey == s.Id), Sheets = db.SurveySheets.Count(a => a.Survey == s.Id) }).Where(s => s.Takers != s.Sheets),
        s => $"survey {s.Id}: {s.Takers} have answered, {s.Sheets} sheets");

    private static Invariant Anonymous(IAssociationDb db) => Invariant.Of("surveys.anonymous",
        db.SurveySheets.Where(a => db.Surveys.Any(s => s.Id == a.Survey && s.Anonymous) && (a.Registration != null || a.AnsweredAt != null)),
        a => $"survey {a.Survey}: an anonymous sheet says whose it is, or when it was written");
}
