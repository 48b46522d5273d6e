using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Bodies;
using Association.Domain.Certificates;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Letters;

/// <summary>Whether a letter of appointment is genuine, for anybody: by number and name, or by the key of its QR code, like a certificate.</summary>
[Requires(Permissions.Anyone)]
public sealed record VerifyLetter(string? Number, string? Name, string? Key = null) : IQuery<LetterAnswer>;

/// <summary>Nothing but what the paper shows.</summary>
public sealed record LetterAnswer(Verification Verdict, VerifiedLetter? Letter);

public sealed record VerifiedLetter(
    string Number, string Holder, Bilingual Body, BodyPosition Position, string Term, DateOnly From, DateOnly? To, Bilingual Issuer, DateTimeOffset IssuedAt, DateTimeOffset? RevokedAt);

internal sealed class VerifyLetterHandler(IAssociationDb db, ILinkSecrets secrets) : IRequestHandler<VerifyLetter, LetterAnswer>
{
    private static readonly LetterAnswer Unknown = new(Verification.Unknown, null);

    public async Task<LetterAnswer> Handle(VerifyLetter query, CancellationToken cancellationToken)
    {
        var number = CertificateNumber.Normalize(query.Number ?? "");
        if (number.Length > AppointmentLetter.MaxNumberLength || !CertificateNumber.IsWellFormed(number)) return Unknown;
        var found = await db.AppointmentLetters.AsNoTracking().FirstOrDefaultAsync(l => l.Number == number, cancellationToken);
        if (found is null || !(secrets.Matches(LetterLinks.Purpose, number, query.Key) || PersonName.TryParse(query.Name, out var name) && name.Value == found.HolderName)) return Unknown;
        return new(found.RevokedAt is null ? Verification.Valid : Verification.Revoked, new(found.Number, found.HolderName, found.BodyName, found.Position, found.TermName, found.From, found.To,
            found.Issuer, found.IssuedAt, found.RevokedAt));
    }
}

/// <summary>The letters of a body, the latest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListLetters(Id<Body> Body) : IQuery<IReadOnlyList<LetterLine>>, IForMyBody;

/// <param name="Mailed">Sent to its holder, or on its way.</param>
public sealed record LetterLine(
    Guid Id, string Number, string Holder, BodyPosition Position, string Term, DateOnly From, DateOnly? To, DateTimeOffset IssuedAt, DateTimeOffset? RevokedAt, string? Reason, bool Mailed, Bilingual Body);

/// <summary>Letters of appointment of the signed-in person.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyLetters : IQuery<IReadOnlyList<LetterLine>>;

internal sealed class LetterQueryHandlers(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListLetters, IReadOnlyList<LetterLine>>, IRequestHandler<ListMyLetters, IReadOnlyList<LetterLine>>
{
    public Task<IReadOnlyList<LetterLine>> Handle(ListLetters query, CancellationToken cancellationToken) =>
        LinesAsync(db.AppointmentLetters.Where(l => db.BodyTerms.Any(t => t.Body == query.Body && t.Appointments.Any(a => a.Id == l.Appointment))), cancellationToken);

    public async Task<IReadOnlyList<LetterLine>> Handle(ListMyLetters query, CancellationToken cancellationToken) =>
        user.Person is { } me ? await LinesAsync(db.AppointmentLetters.Where(l => l.Person == me), cancellationToken) : [];

    private async Task<IReadOnlyList<LetterLine>> LinesAsync(IQueryable<AppointmentLetter> letters, CancellationToken cancellationToken)
    {
        var found = await letters.AsNoTracking().OrderByDescending(l => l.IssuedAt).ThenBy(l => l.Number).ToListAsync(cancellationToken);
        var mailed = await db.MailedAsync(found.Select(l => l.Id.Value), cancellationToken);
        return
        [
            .. found.Select(l => new LetterLine(l.Id.Value, l.Number, l.HolderName, l.Position, l.TermName, l.From, l.To, l.IssuedAt, l.RevokedAt, l.RevocationReason,
                mailed.Contains(l.Id.Value), l.BodyName)),
        ];
    }
}

/// <summary>The PDF, for its holder, for those who act for the body, and for the office.</summary>
[Requires(Permissions.Self)]
public sealed record DownloadLetter(Id<AppointmentLetter> Letter) : IQuery<FileContent?>;

internal sealed class DownloadLetterHandler(IAssociationDb db, IFileStore files, BodyScope scope, ICurrentUser user) : IRequestHandler<DownloadLetter, FileContent?>
{
    public async Task<FileContent?> Handle(DownloadLetter query, CancellationToken cancellationToken)
    {
        if (await db.AppointmentLetters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == query.Letter, cancellationToken) is not { } letter) return null;
        if (letter.Person != user.Person)
        {
            var body = await db.BodyTerms.AsNoTracking().FirstOrDefaultAsync(t => t.Appointments.Any(a => a.Id == letter.Appointment), cancellationToken);
            if (body is null || !await scope.ActsForAsync(body.Body, cancellationToken)) return null;
        }

        return await files.OpenAsync(db, letter.File, cancellationToken);
    }
}
