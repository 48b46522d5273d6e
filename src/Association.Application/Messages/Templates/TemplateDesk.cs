using Association.Application.Common;
using Association.Application.Messages.Reminders;
using Association.Domain.Common;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Templates;

/// <summary>The words that count now, and values to look at them with.</summary>
public sealed class TemplateDesk
{
    private readonly IAssociationDb _db;
    private readonly ITemplateRenderer _renderer;
    private readonly IEnumerable<IReminderSource> _sources;
    private readonly SiteOptions _site;
    private readonly TimeProvider _clock;

    internal TemplateDesk(IAssociationDb db, ITemplateRenderer renderer, IEnumerable<IReminderSource> sources, SiteOptions site, TimeProvider clock) =>
        (_db, _renderer, _sources, _site, _clock) = (db, renderer, sources, site, clock);

    public async Task<TemplateWords> CurrentAsync(string purpose, string culture, CancellationToken cancellationToken)
    {
        var newest = await _db.TemplateVersions.AsNoTracking().Where(v => v.Purpose == purpose && v.Culture == culture).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken);
        return newest is { Subject: { } subject, Body: { } body } ? new(subject, body, newest.BothLanguages) : _renderer.Standard(purpose, culture);
    }

    public async Task<MailContent> WriteAsync(string purpose, string culture, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken) =>
        await WriteAsync(purpose, culture, await CurrentAsync(purpose, culture, cancellationToken), values, marked: false, cancellationToken);

    internal async Task<MailContent> WriteAsync(string purpose, string culture, TemplateWords words, IReadOnlyDictionary<string, object?> values, bool marked, CancellationToken cancellationToken)
    {
        var other = words.BothLanguages ? (await CurrentAsync(purpose, Other(culture), cancellationToken)).Subject : null;
        return _renderer.Render(words, culture, values, other, marked);
    }

    /// <summary>Values of a record that is there; made-up ones where there is none yet.</summary>
    public async Task<IReadOnlyDictionary<string, object?>> SampleAsync(MessagePurpose purpose, CancellationToken cancellationToken)
    {
        var today = _clock.Today();
        var values = purpose.Placeholders.ToDictionary(p => p.Name, p => Example(p.Kind, today));
        if (purpose.Entity is { } entity && _sources.FirstOrDefault(s => s.Entity == entity) is { } source)
        {
            var fit = ReminderFit.Of(entity);
            var found = await source.FindAsync(new(fit.Conditions[0], fit.Dates[0], today.AddYears(-2), today.AddYears(2), _ => today, Take: 1), cancellationToken);
            foreach (var (name, value) in found is [var first, ..] ? first.Values : new Dictionary<string, object?>()) values[name] = value ?? values.GetValueOrDefault(name);
            if (found is [{ People: [var person, ..] } one, ..]) (values["name"], values["date"]) = (person.Name, one.Due);
        }

        values["association"] = _site.Name;
        return values;
    }

    private object? Example(PlaceholderKind kind, DateOnly today) => kind switch
    {
        PlaceholderKind.Text => "张文静",
        PlaceholderKind.Both => new Bilingual("呼吸学科年会", "Annual Conference on Respiratory Medicine"),
        PlaceholderKind.Day => today.AddDays(30),
        PlaceholderKind.Moment => AssociationCalendar.At(today.AddDays(30), new TimeOnly(9, 0)),
        PlaceholderKind.Money => new Money(300),
        PlaceholderKind.Number => 30,
        _ => new Uri(_site.BaseUrl, "/my"),
    };

    private static string Other(string culture) => culture == "en" ? "zh-CN" : "en";
}
