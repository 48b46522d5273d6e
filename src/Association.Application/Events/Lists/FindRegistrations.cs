using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>Registrations of an event with their tags and the answers of the asked columns, a page at a time.</summary>
/// <param name="Questions">Whose answers are wanted.</param>
[Requires(Permissions.ReadRegistrations)]
public sealed record FindRegistrations(Id<Event> Event, RegistrationFilter Filter, IReadOnlyList<Guid> Questions, string? After = null, string? Before = null, int? Size = null)
    : IQuery<Page<RegistrationRow>>, IInEvent;

/// <param name="Answers">By question, in the reader's language.</param>
public sealed record RegistrationRow(RegistrationLine Line, string? Remark, IReadOnlyList<string> Tags, IReadOnlyDictionary<Guid, string> Answers);

internal sealed class FindRegistrationsHandler(IAssociationDb db, RegistrationRows rows, ICurrentUser user) : IRequestHandler<FindRegistrations, Page<RegistrationRow>>
{
    public async Task<Page<RegistrationRow>> Handle(FindRegistrations query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var found = db.Matching(query.Event, query.Filter).AsNoTracking();
        var total = await found.CountAsync(cancellationToken);
        var read = await rows.ReadAsync(found.InOrder(window).Take(window.Read), query.Questions, user.Culture, cancellationToken);
        return window.Cut(read, row => new Cursor("", row.Line.Id), total);
    }
}

/// <summary>What the list can be narrowed by: the tags in use and the questions of the form.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetRegistrationFacets(Id<Event> Event) : IQuery<RegistrationFacets>, IInEvent;

public sealed record RegistrationFacets(IReadOnlyList<string> Tags, IReadOnlyList<FacetQuestion> Questions);

/// <param name="Options">Of a choice.</param>
public sealed record FacetQuestion(Guid Id, Bilingual Label, QuestionKind Kind, IReadOnlyList<KeyValuePair<Guid, Bilingual>> Options);

internal sealed class GetRegistrationFacetsHandler(IAssociationDb db) : IRequestHandler<GetRegistrationFacets, RegistrationFacets>
{
    public async Task<RegistrationFacets> Handle(GetRegistrationFacets query, CancellationToken cancellationToken)
    {
        var tags = await db.RegistrationTags.Where(t => db.Registrations.Any(r => r.Id == t.Registration && r.Event == query.Event)).Select(t => t.Name).Distinct().OrderBy(t => t).ToListAsync(cancellationToken);
        var questions = await db.Questions.AsNoTracking().Include(q => q.Options).Where(q => q.Event == query.Event).OrderBy(q => q.Order).ToListAsync(cancellationToken);
        return new(tags, [.. questions.Select(q => new FacetQuestion(q.Id.Value, q.Label, q.Kind, [.. q.Options.OrderBy(o => o.Order).Select(o => KeyValuePair.Create(o.Id.Value, o.Label))]))]);
    }
}

/// <summary>The ids a bulk action over everything that matches is done to.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record MatchingRegistrations(Id<Event> Event, RegistrationFilter Filter) : IQuery<IReadOnlyList<Guid>>, IInEvent
{
    public const int Most = 300;
}

internal sealed class MatchingRegistrationsHandler(IAssociationDb db) : IRequestHandler<MatchingRegistrations, IReadOnlyList<Guid>>
{
    public async Task<IReadOnlyList<Guid>> Handle(MatchingRegistrations query, CancellationToken cancellationToken) =>
        await db.Matching(query.Event, query.Filter).OrderBy(r => r.Id).Select(r => r.Id.Value).Take(MatchingRegistrations.Most).ToListAsync(cancellationToken);
}

/// <summary>Reads registrations with what hangs on them, in as many statements as there are tables.</summary>
internal sealed class RegistrationRows(IAssociationDb db)
{
    /// <param name="registrations">In the order the rows are wanted in.</param>
    public async Task<List<RegistrationRow>> ReadAsync(IQueryable<Registration> registrations, IReadOnlyList<Guid> questions, string culture, CancellationToken cancellationToken)
    {
        var found = await registrations
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { Registration = r, Mobile = p.Mobile!.Masked })
            .Join(db.TicketCategories, x => x.Registration.Category, c => c.Id, (x, c) => new { x.Registration, x.Mobile, Category = c.Name }).ToListAsync(cancellationToken);
        var ids = found.Select(f => f.Registration.Id).ToList();
        var tags = (await db.RegistrationTags.AsNoTracking().Where(t => ids.Contains(t.Registration)).OrderBy(t => t.Name).ToListAsync(cancellationToken)).ToLookup(t => t.Registration, t => t.Name);
        var answers = await AnswersAsync(ids, questions, cancellationToken);
        var certificates = (await db.Certificates.Where(c => c.Registration != null && ids.Contains(c.Registration.Value) && c.Status == Domain.Certificates.CertificateStatus.Valid)
            .Select(c => new { c.Registration, c.Number }).ToListAsync(cancellationToken)).ToLookup(c => c.Registration!.Value, c => c.Number);
        return [.. found.Select(f => new RegistrationRow(LineOf(f.Registration, f.Mobile, f.Category, certificates[f.Registration.Id].FirstOrDefault()), f.Registration.Remark,
            [.. tags[f.Registration.Id]], answers[f.Registration.Id].ToDictionary(a => a.Question.Value, a => Words(a, culture))))];
    }

    private async Task<ILookup<Id<Registration>, FormAnswer>> AnswersAsync(List<Id<Registration>> ids, IReadOnlyList<Guid> questions, CancellationToken cancellationToken)
    {
        var wanted = questions.Select(q => new Id<FormQuestion>(q)).ToList();
        var answers = wanted.Count == 0 ? []
            : await db.Answers.AsNoTracking().Include(a => a.Chosen).Where(a => ids.Contains(a.Registration) && wanted.Contains(a.Question)).ToListAsync(cancellationToken);
        return answers.ToLookup(a => a.Registration);
    }

    private static string Words(FormAnswer answer, string culture) => answer.Chosen.Count == 0 ? answer.Value
        : string.Join(culture.StartsWith("en", StringComparison.Ordinal) ? ", " : "、", answer.Chosen.Select(c => c.Label.In(culture)));

    private static RegistrationLine LineOf(Registration r, string? mobile, Bilingual category, string? certificate) => new(
        r.Id.Value, r.Number, r.Name, r.Unit, mobile, r.Email, category, r.AsMember, r.Total.Amount, r.Status, r.RegisteredAt, r.HeldUntil, r.CheckedInAt, r.Order?.Value, certificate);
}
