using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>
/// Required questions of the registration form that whoever comes has not answered: somebody else ordered the place, or had it before.
/// They are asked by the mail to that person and on the page that it leads to.
/// </summary>
public static class OwedAnswers
{
    public static async Task<int> OwedAnswersAsync(this IAssociationDb db, Registration own, CancellationToken cancellationToken) =>
        (await db.OwedAnswersAsync(own.Event, [own], cancellationToken))[own.Id];

    /// <param name="places">All of one event.</param>
    /// <returns>How many required questions each still has to answer.</returns>
    public static async Task<IReadOnlyDictionary<Id<Registration>, int>> OwedAnswersAsync(
        this IAssociationDb db, Id<Event> @event, IReadOnlyCollection<Registration> places, CancellationToken cancellationToken)
    {
        var questions = await db.Questions.AsNoTracking().Where(q => q.Event == @event && q.Stage == QuestionStage.Registration && db.Events.Any(e => e.Id == @event && e.AsksQuestions)).ToListAsync(cancellationToken);
        if (!questions.Exists(q => q.Required)) return places.ToDictionary(p => p.Id, _ => 0);
        var (form, ids) = (new RegistrationForm(questions), places.Select(p => p.Id).ToList());
        var answers = (await db.Answers.AsNoTracking().Include(a => a.Chosen).Where(a => ids.Contains(a.Registration)).ToListAsync(cancellationToken)).ToLookup(a => a.Registration);
        return places.ToDictionary(p => p.Id, p => Owed(form.AskedOf(p.Category, QuestionStage.Registration, byOffice: false), [.. answers[p.Id]]));
    }

    private static int Owed(IReadOnlyList<FormQuestion> asked, IReadOnlyList<FormAnswer> answers)
    {
        var given = answers.ToLookup(a => a.Question);
        return RegistrationForm.Shown(asked, q => [.. given[q.Id].SelectMany(Values)]).Count(q => q.Required && !given[q.Id].Any());
    }

    private static IEnumerable<string> Values(FormAnswer answer) => answer.Chosen.Count > 0 ? answer.Chosen.Select(c => c.Option.ToString()) : [answer.Value];
}
