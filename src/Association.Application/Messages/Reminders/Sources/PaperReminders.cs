using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>Certificates that were issued and hold.</summary>
internal sealed class CertificateReminders(IAssociationDb db, SiteOptions site) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.Certificate;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var found = await (
            from c in Within(look)
            join p in db.People on c.Person equals p.Id
            orderby c.Id
            select new { Certificate = c, p.Email }).Take(look.Take).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(f => new ReminderCase(f.Certificate.Id.Value, f.Certificate.IssuedAt, look.Covers(f.Certificate.IssuedAt) && f.Certificate.Status is CertificateStatus.Valid)
            {
                People = [new(f.Certificate.Person, f.Certificate.HolderName, f.Email)],
                Values = new Dictionary<string, object?>
                {
                    ["event"] = f.Certificate.EventName, ["number"] = f.Certificate.Number, ["hours"] = f.Certificate.Hours, ["link"] = new Uri(site.BaseUrl, "/my/certificates"),
                },
            }),
        ];
    }

    private IQueryable<Certificate> Within(ReminderLook look)
    {
        var certificates = db.Certificates.AsNoTracking();
        if (look.Only is { } only)
        {
            var id = new Id<Certificate>(only);
            return certificates.Where(c => c.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<Certificate>(last);
            certificates = certificates.Where(c => c.Id > after);
        }

        var (from, to) = (look.FromInstant, look.ToInstant);
        return certificates.Where(c => c.IssuedAt >= from && c.IssuedAt < to);
    }
}

/// <summary>Papers of units that run out.</summary>
internal sealed class DocumentReminders(IAssociationDb db, SiteOptions site) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.Document;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var found = await (
            from d in Within(look)
            join u in db.Units on d.Unit equals u.Id
            orderby d.Id
            select new { Document = d, u.Name }).Take(look.Take).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(f =>
            {
                var anchor = AssociationCalendar.At(f.Document.ExpiresOn);
                return new ReminderCase(f.Document.Id.Value, anchor, look.Covers(anchor))
                {
                    Unit = f.Document.Unit,
                    Values = new Dictionary<string, object?>
                    {
                        ["unit"] = f.Name, ["document"] = f.Document.Name, ["number"] = f.Document.Number, ["expires"] = f.Document.ExpiresOn, ["link"] = new Uri(site.BaseUrl, "/unit"),
                    },
                };
            }),
        ];
    }

    private IQueryable<UnitDocument> Within(ReminderLook look)
    {
        var documents = db.UnitDocuments.AsNoTracking();
        if (look.Only is { } only)
        {
            var id = new Id<UnitDocument>(only);
            return documents.Where(d => d.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<UnitDocument>(last);
            documents = documents.Where(d => d.Id > after);
        }

        return documents.Where(d => d.ExpiresOn >= look.From && d.ExpiresOn <= look.To);
    }
}
