using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Elections;

/// <summary>
/// The office takes the result over: the next term opens, those elected hold their offices from its first day, and the offices of
/// the term before end with the day before. Who leads a body changes here and nowhere on its own desk.
/// </summary>
/// <param name="Minutes">The signed minutes; without them they are made of the count.</param>
/// <param name="LeavingOpen">Seats that several share stay empty until the run-off.</param>
[Requires(Permissions.EditBodies)]
public sealed record AdoptElection(Id<Election> Election, UploadedFile? Minutes, bool LeavingOpen) : ICommand<Result<Guid>>;

internal sealed class AdoptElectionHandler(IAssociationDb db, ElectionDesk desk, ElectionReader reader, IElectionMinutesRenderer renderer, IFileStore files, ICurrentUser user, SiteOptions site, TimeProvider clock)
    : IRequestHandler<AdoptElection, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AdoptElection command, CancellationToken cancellationToken)
    {
        var election = await desk.ForChangeAsync(command.Election, cancellationToken);
        if (await db.ForChangeAsync(election.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        var count = await desk.CountAsync(election, cancellationToken);
        // Asked before the minutes are made: a result that cannot stand leaves no file.
        Refuse.Unless(election.Status is ElectionStatus.Closed, ElectionErrors.NotClosed);
        Refuse.Unless(election.HasQuorum, ElectionErrors.NoQuorum);
        Refuse.If(count.Ties.Count > 0 && !command.LeavingOpen, ElectionErrors.Undecided);
        var minutes = await KeepAsync(command.Minutes, election, body, cancellationToken);
        election.Adopt(count, minutes.Id, command.LeavingOpen);
        return Appoint(body, election, count).Id.Value;
    }

    /// <summary>Whoever is elected to two positions takes the higher one.</summary>
    private static BodyTerm Appoint(Body body, Election election, ElectionCount count)
    {
        var term = body.Succeed(election.TermName, election.TermFrom, election.TermTo);
        foreach (var elected in count.Elected.OrderBy(c => c.Position))
        {
            if (term.Appointments.Any(a => a.Person == elected.Person)) continue;
            var office = term.Appoint(elected.Person, elected.Position, term.From, term.To);
            office.Came(AppointmentManner.Elected, null);
            office.Represents(elected.Unit);
        }

        return term;
    }

    private async Task<StoredFile> KeepAsync(UploadedFile? signed, Election election, Body body, CancellationToken cancellationToken)
    {
        if (signed is not null)
        {
            var type = EvidenceFile.Judge(signed) is { } fault ? throw new RefusedException(fault.At(nameof(AdoptElection.Minutes))) : EvidenceFile.TypeOf(signed);
            return await files.KeepAsync(signed.Content, signed.Name, type, FilePurpose.Minutes, user.Id, cancellationToken);
        }

        var pdf = renderer.Render(ElectionMinutes.Of(await reader.ViewAsync(election, cancellationToken), body, site, clock.Today()));
        return await files.KeepAsync(pdf, $"{election.Name.Zh}-选举结果.pdf", "application/pdf", FilePurpose.Minutes, user.Id, cancellationToken);
    }
}

/// <summary>What the minutes of a result say; printed in both languages.</summary>
public sealed record ElectionMinutes(
    Bilingual Body, Bilingual Name, string TermName, DateOnly TermFrom, DateOnly? TermTo, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int Voters, int Turnout, int Quorum, bool HasQuorum,
    IReadOnlyList<MinutesSection> Sections, Bilingual Issuer, DateOnly MadeOn)
{
    internal static ElectionMinutes Of(ElectionView view, Body body, SiteOptions site, DateOnly today) => new(
        body.Name, view.Name, view.TermName, view.TermFrom, view.TermTo, view.OpensAt, view.ClosesAt, view.Voters.Count, view.Turnout, view.Quorum, view.HasQuorum,
        [
            .. view.Seats.OrderBy(s => s.Key).Select(seat => new MinutesSection(seat.Key, seat.Value, view.Undecided.Contains(seat.Key),
                [.. view.Candidates.Where(c => c.Position == seat.Key).Select(c => new MinutesLine(c.Name, c.Unit, c.Votes ?? 0, c.Elected))])),
        ],
        site.Name, today);
}

public sealed record MinutesSection(BodyPosition Position, int Seats, bool Undecided, IReadOnlyList<MinutesLine> Lines);

public sealed record MinutesLine(string Name, string? Unit, int Votes, bool Elected);

/// <summary>Draws the minutes of a result as PDF; as many pages as its lines need.</summary>
public interface IElectionMinutesRenderer
{
    byte[] Render(ElectionMinutes minutes);
}

/// <summary>The minutes of a result that is counted and not yet adopted, to be signed and uploaded.</summary>
[Requires(Permissions.Self)]
public sealed record DraftResultMinutes(Id<Election> Election) : IQuery<FileContent?>, IForMyElection;

internal sealed class DraftResultMinutesHandler(IAssociationDb db, ElectionReader reader, IElectionMinutesRenderer renderer, SiteOptions site, TimeProvider clock) : IRequestHandler<DraftResultMinutes, FileContent?>
{
    public async Task<FileContent?> Handle(DraftResultMinutes query, CancellationToken cancellationToken)
    {
        var election = await db.Elections.AsNoTracking().Include(e => e.Candidates).Include(e => e.Seats).Include(e => e.Voters).SingleAsync(e => e.Id == query.Election, cancellationToken);
        if (election.Status is not ElectionStatus.Closed) return null;
        var body = await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == election.Body, cancellationToken);
        var pdf = renderer.Render(ElectionMinutes.Of(await reader.ViewAsync(election, cancellationToken), body, site, clock.Today()));
        return new($"{election.Name.Zh}-选举结果.pdf", "application/pdf", new MemoryStream(pdf));
    }
}
