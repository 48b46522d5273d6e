using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Application.Common;
using Association.Application.Lists;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Privacy;

/// <summary>One person's records as JSON with the files that belong to them, in a zip; the person's own numbers in full.</summary>
internal sealed class PersonArchive(IAssociationDb db, IFileStore files, IPersonalNumbers numbers, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    public async Task<MadeFile> MakeAsync(Export export, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Employments).FirstOrDefaultAsync(p => p.Id == export.Person, cancellationToken)
            ?? throw new RefusedException(ExportErrors.NotFound);
        var own = await FilesAsync(person.Id, cancellationToken);
        await progress.StartAsync(own.Count + 1, cancellationToken);
        using var content = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken))
        {
            await AddAsync(zip, "data.json", new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(await RecordsAsync(person, own, cancellationToken), Readable)), cancellationToken);
            for (var i = 0; i < own.Count; i++)
            {
                await using var file = await files.OpenAsync(own[i].Id, cancellationToken);
                await AddAsync(zip, PathOf(own[i], i), file, cancellationToken);
                await progress.CountAsync(i + 1, cancellationToken);
            }
        }

        return new($"my-data-{clock.Today():yyyyMMdd}.zip", "application/zip", content.ToArray(), own.Count + 1);
    }

    private async Task<Dictionary<string, object?>> RecordsAsync(Person person, List<StoredFile> own, CancellationToken cancellationToken)
    {
        var id = person.Id;
        var units = await db.Units.AsNoTracking().Where(u => db.Employments.Any(e => e.Person == id && e.Unit == u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        return new()
        {
            ["madeAt"] = clock.GetUtcNow(),
            ["person"] = new
            {
                person.Name, person.LatinName, person.Sex, person.BirthDate, person.Email, person.Title,
                ResidentId = Open(person.ResidentId), Mobile = Open(person.Mobile), PracticeCertificate = Open(person.PracticeCertificate),
            },
            ["employments"] = person.Employments.OrderBy(e => e.From).Select(e => new { Unit = units.GetValueOrDefault(e.Unit), e.Department, e.Title, e.From, e.To }),
            ["membership"] = await db.Memberships.AsNoTracking().Where(m => m.Person == id)
                .Select(m => new { m.Number, m.JoinedOn, Terms = m.Terms.OrderBy(t => t.From).Select(t => new { t.Category, t.State, t.From, t.To }).ToList() }).FirstOrDefaultAsync(cancellationToken),
            ["offices"] = await db.Appointments.AsNoTracking().Where(a => a.Person == id).Select(a => new { a.Position, a.From, a.To }).ToListAsync(cancellationToken),
            ["registrations"] = await RegistrationsAsync(id, cancellationToken),
            ["answers"] = await AnswersAsync(id, cancellationToken),
            ["meetings"] = await MeetingsAsync(id, cancellationToken),
            ["certificates"] = await db.Certificates.AsNoTracking().Where(c => c.Person == id)
                .Select(c => new { c.Number, Event = c.EventName.Zh, c.Hours, c.IssuedAt, c.Status }).ToListAsync(cancellationToken),
            ["credits"] = await db.CreditAwards.AsNoTracking().Where(a => a.Person == id).OrderBy(a => a.EarnedOn)
                .Select(a => new { Activity = a.Title.Zh, a.EarnedOn, a.Hours, a.Credits, a.Pack, a.PackVersion, a.Rule, a.Status }).ToListAsync(cancellationToken),
            ["creditClaims"] = await db.CreditClaims.AsNoTracking().Where(c => c.Person == id).OrderBy(c => c.StartedAt)
                .Select(c => new { c.Kind, c.Title, c.Issuer, c.StartedOn, c.EndedOn, c.Hours, c.Asked, c.Status, c.HandedInAt, c.DecidedAt }).ToListAsync(cancellationToken),
            ["consents"] = await db.ConsentsOfAsync(id, cancellationToken),
            ["files"] = own.Select((file, i) => new { Path = PathOf(file, i), file.Name, file.Purpose, file.StoredAt, file.Sha256 }),
        };
    }

    private async Task<object> MeetingsAsync(Id<Person> person, CancellationToken cancellationToken) =>
        await db.Invitees.AsNoTracking().Where(i => i.Person == person).Join(db.Events, i => i.Event, e => e.Id, (i, e) => new { i, e })
            .OrderBy(x => x.i.InvitedAt)
            .Select(x => new { Event = x.e.Name.Zh, x.e.StartsOn, x.i.InvitedAt, x.i.Answer, x.i.AnsweredAt, x.i.Presence, x.i.CameAt })
            .ToListAsync(cancellationToken);

    private async Task<object> RegistrationsAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var rows = await db.Registrations.AsNoTracking().Where(r => r.Person == person)
            .Join(db.Events, r => r.Event, e => e.Id, (r, e) => new { Registration = r, e.Name, e.StartsOn }).ToListAsync(cancellationToken);
        return rows.OrderBy(x => x.StartsOn).Select(x => new
        {
            x.Registration.Number, Event = x.Name.Zh, x.StartsOn, x.Registration.Status, x.Registration.Name, x.Registration.Email, x.Registration.Unit, x.Registration.Remark,
            Price = x.Registration.Total.Amount, x.Registration.RegisteredAt, x.Registration.CheckedInAt, x.Registration.ConsentedAt,
        }).ToList();
    }

    private async Task<object> AnswersAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var rows = await db.Answers.AsNoTracking().Join(db.Registrations.Where(r => r.Person == person), a => a.Registration, r => r.Id, (a, r) => new { Answer = a, r.Number }).ToListAsync(cancellationToken);
        return rows.OrderBy(x => x.Answer.AnsweredAt).Select(x => new { x.Number, Asked = x.Answer.Asked.Zh, Value = Open(x.Answer.Phone) ?? x.Answer.Value, x.Answer.AnsweredAt }).ToList();
    }

    /// <summary>Certificates, receipts, remittance slips and what was handed in with an application or a form.</summary>
    private async Task<List<StoredFile>> FilesAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var orders = db.OrdersOf(person).Select(o => o.Id);
        return await db.Files.AsNoTracking().Where(f => f.DiscardedAt == null
            && (db.Certificates.Any(c => c.Person == person && c.File == f.Id)
                || db.Applications.Any(a => db.Memberships.Any(m => m.Id == a.Membership && m.Person == person) && a.Evidence.Any(e => e.File == f.Id))
                || db.CreditClaims.Any(c => c.Person == person && c.Evidence.Any(e => e.File == f.Id))
                || db.Answers.Any(a => a.File == f.Id && db.Registrations.Any(r => r.Id == a.Registration && r.Person == person))
                || db.Receipts.Any(r => r.File == f.Id && orders.Contains(r.Order))
                || db.Slips.Any(s => s.File == f.Id && orders.Contains(s.Order)))).OrderBy(f => f.StoredAt).ToListAsync(cancellationToken);
    }

    private string? Open(SealedNumber? number) => number is null ? null : numbers.Open(number);

    private static string PathOf(StoredFile file, int index) => $"files/{index + 1:000}-{file.Name}";

    private static async Task AddAsync(ZipArchive zip, string path, Stream content, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(path).OpenAsync(cancellationToken);
        await content.CopyToAsync(entry, cancellationToken);
    }
}
