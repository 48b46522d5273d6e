using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Bodies;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Letters;

/// <summary>
/// Makes out letters of appointment for everybody of a term who has none that is valid, or for one of them: numbers, drawing, files
/// and rows in one transaction. Nobody gets a mail by that.
/// </summary>
/// <param name="Only">One office, or null for the whole term.</param>
[Requires(Permissions.EditBodies)]
public sealed record IssueLetters(Id<Body> Body, Id<BodyTerm> Term, Id<Appointment>? Only = null) : ICommand<Result<IssuedLetters>>
{
    /// <summary>So many at once; more are a task.</summary>
    public const int BatchSize = 25;
}

/// <param name="Waiting">Still without a letter: send the request again, or leave it to a task.</param>
public sealed record IssuedLetters(IReadOnlyList<IssuedLetter> Items, int Waiting)
{
    public int Issued => Items.Count;
}

public sealed record IssuedLetter(Guid Id, string Number, string Holder);

internal sealed class IssueLettersHandler(IAssociationDb db, IAppointmentLetterRenderer renderer, IFileStore files, ILinkSecrets secrets, SiteOptions site, TimeProvider clock)
    : IRequestHandler<IssueLetters, Result<IssuedLetters>>
{
    public async Task<Result<IssuedLetters>> Handle(IssueLetters command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        if (body.Terms.FirstOrDefault(t => t.Id == command.Term) is not { } term) return BodyErrors.TermNotFound;
        var offices = await OpenAsync(term, command.Only, cancellationToken);
        List<Appointment> now = [.. offices.Take(IssueLetters.BatchSize)];
        var made = now.Count > 0 ? await MakeAsync(body, term, now, cancellationToken) : [];
        return new IssuedLetters([.. made.Select(l => new IssuedLetter(l.Id.Value, l.Number, l.HolderName))], offices.Count - now.Count);
    }

    private async Task<List<Appointment>> OpenAsync(BodyTerm term, Id<Appointment>? only, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var offices = term.Appointments.Where(a => a.Status is AppointmentStatus.Active && (a.To is not { } end || end >= today) && (only is null || a.Id == only)).ToList();
        var ids = offices.Select(a => a.Id).ToList();
        var have = await db.AppointmentLetters.Where(l => ids.Contains(l.Appointment) && l.RevokedAt == null).Select(l => l.Appointment).ToListAsync(cancellationToken);
        return [.. offices.Where(a => !have.Contains(a.Id)).OrderBy(a => a.Position)];
    }

    private async Task<List<AppointmentLetter>> MakeAsync(Body body, BodyTerm term, List<Appointment> offices, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (year, ids) = (AssociationCalendar.DayOf(now).Year, offices.Select(a => a.Person).ToList());
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var last = await db.NextAsync($"letter/{year}", cancellationToken, offices.Count);
        var letters = offices.Select((office, i) => new AppointmentLetter(
            CertificateNumber.Of($"{site.CertificateCode}L", year, last - offices.Count + 1 + i), office, people[office.Person], body, term, site.Name, now)).ToList();
        var drawn = 0;
        foreach (var pdf in renderer.Render([.. letters.Select(l => Sheet(l, people[l.Person].LatinName))]))
        {
            var (letter, office) = (letters[drawn], offices[drawn]);
            drawn++;
            letter.KeptAs(await files.KeepAsync(pdf, $"{letter.Number}.pdf", "application/pdf", FilePurpose.Letter, null, cancellationToken));
            office.Came(office.Manner, letter.Number);
            db.AppointmentLetters.Add(letter);
        }

        return letters;
    }

    private LetterSheet Sheet(AppointmentLetter letter, string latin) => new(
        letter.Number, letter.HolderName, latin, letter.BodyName.Zh, letter.BodyName.In("en"), letter.TermName, Positions.In(letter.Position, "zh-CN"), Positions.In(letter.Position, "en"),
        letter.From, letter.To, letter.Issuer.Zh, letter.Issuer.In("en"), AssociationCalendar.DayOf(letter.IssuedAt), LetterLinks.For(site, secrets, letter.Number).ToString());
}

/// <summary>What a letter says; frozen when it is issued.</summary>
/// <param name="VerifyUrl">The absolute address behind the QR code.</param>
public sealed record LetterSheet(
    string Number, string Name, string? NameLatin, string BodyZh, string BodyEn, string Term, string PositionZh, string PositionEn, DateOnly From, DateOnly? To,
    string IssuerZh, string IssuerEn, DateOnly IssuedOn, string VerifyUrl);

/// <summary>Draws letters of appointment as PDF, one page each.</summary>
public interface IAppointmentLetterRenderer
{
    /// <summary>One PDF a sheet, in the order given, made only when it is asked for.</summary>
    IEnumerable<byte[]> Render(IReadOnlyCollection<LetterSheet> sheets);
}

/// <summary>The address in a letter's QR code: number and key, so that a scan needs no name.</summary>
public static class LetterLinks
{
    public const string Purpose = "letter";

    public static Uri For(SiteOptions site, ILinkSecrets secrets, string number) => new(site.BaseUrl, $"/verify/{number}?k={secrets.For(Purpose, number)}");
}

/// <summary>Takes a letter back, with the reason that its verification shows as revoked; another one can be issued.</summary>
[Requires(Permissions.EditBodies)]
public sealed record RevokeLetter(Id<AppointmentLetter> Letter, string Reason) : ICommand<Result>;

internal sealed class RevokeLetterValidator : AbstractValidator<RevokeLetter>
{
    public RevokeLetterValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(AppointmentLetter.MaxReasonLength);
}

/// <summary>Mails the valid letters of a term that were not mailed yet.</summary>
[Requires(Permissions.EditBodies)]
public sealed record MailLetters(Id<Body> Body, Id<BodyTerm> Term) : ICommand<Result<MailedLetters>>;

/// <param name="Unreached">Holders without an address.</param>
public sealed record MailedLetters(int Mailed, int Unreached);

internal sealed class LetterHandlers(IAssociationDb db, Identity.IAccounts accounts, TimeProvider clock) : IRequestHandler<RevokeLetter, Result>, IRequestHandler<MailLetters, Result<MailedLetters>>
{
    public async Task<Result> Handle(RevokeLetter command, CancellationToken cancellationToken)
    {
        if (await db.AppointmentLetters.FirstOrDefaultAsync(l => l.Id == command.Letter, cancellationToken) is not { } letter) return AppointmentLetterErrors.NotFound;
        letter.Revoke(command.Reason.Trim(), clock.GetUtcNow());
        if (await db.Appointments.FirstOrDefaultAsync(a => a.Id == letter.Appointment, cancellationToken) is { } office && office.Letter == letter.Number) office.Came(office.Manner, null);
        return Result.Done;
    }

    public async Task<Result<MailedLetters>> Handle(MailLetters command, CancellationToken cancellationToken)
    {
        var letters = await db.AppointmentLetters.AsNoTracking()
            .Where(l => l.RevokedAt == null && db.BodyTerms.Any(t => t.Id == command.Term && t.Body == command.Body && t.Appointments.Any(a => a.Id == l.Appointment)))
            .Join(db.People, l => l.Person, p => p.Id, (l, p) => new { Letter = l.Id, Person = p.Id, p.Email }).ToListAsync(cancellationToken);
        var sent = await db.MailedAsync(letters.Select(l => l.Letter.Value), cancellationToken);
        letters.RemoveAll(l => sent.Contains(l.Letter.Value));
        var mailed = 0;
        foreach (var letter in letters)
        {
            var account = await accounts.OfAsync(letter.Person, cancellationToken);
            if ((account?.Email ?? letter.Email) is not { } address) continue;
            db.Outbox.Add(new OutboxMessage(MailTemplates.LetterIssued, letter.Letter.Value, address, account?.Language ?? "zh-CN", clock.GetUtcNow()));
            mailed++;
        }

        return new MailedLetters(mailed, letters.Count - mailed);
    }
}

internal static class LetterMails
{
    /// <summary>Which of these letters were mailed, or are on their way.</summary>
    public static async Task<HashSet<Guid>> MailedAsync(this IAssociationDb db, IEnumerable<Guid> letters, CancellationToken cancellationToken)
    {
        var asked = letters.ToList();
        return await db.Outbox.Where(o => o.Template == MailTemplates.LetterIssued && asked.Contains(o.Subject)).Select(o => o.Subject).ToHashSetAsync(cancellationToken);
    }
}
