using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Application.Bodies.Letters;
using Association.Application.Certificates;
using Association.Application.Elections;
using Association.Application.Integrity;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Elections;

/// <summary>A re-election by secret ballot, from the draft to the letters. Source: anchors.md 3.24.</summary>
public sealed class ElectionTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_committee_elects_its_next_term(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody(Members: 4).Running();
        var next = new AMember("候任者", "houren", "hr", "Hou Ren", Email: null).Guest();
        built.Term.Appoint(next.Id, BodyPosition.ChairElect, built.Term.From, built.Term.To);
        await app.Given(next, built);
        var (head, office) = (app.As(built.Chair.Id), app.As(Role.MembershipOfficer));
        var id = await BeganAsync(app, head, built, (BodyPosition.Chair, 1), (BodyPosition.Member, 2));
        var draft = await head.Send(new GetElection(id));
        var chairElect = Assert.Single(draft.Candidates);
        Assert.Equal(("候任者", BodyPosition.Chair), (chairElect.Name, chairElect.Position));
        Assert.Equal(6, draft.Voters.Count);
        Assert.Equal("election.no-candidates", await CodeAsync(head.Send(new OpenElection(id))));
        foreach (var member in built.Members.Take(3)) Assert.Empty((await head.Send(new NominateCandidate(id, new(member.Id.Value), BodyPosition.Member))).Errors);
        Assert.Equal("election.candidate-twice", await CodeAsync(head.Send(new NominateCandidate(id, new(built.Members[0].Id.Value), BodyPosition.Member))));
        var opened = await head.Send(new OpenElection(id));
        Assert.Equal((5, 1), (opened.Value.Mailed, opened.Value.Unreached));
        Assert.Equal(5, await app.Db(db => db.Outbox.CountAsync(o => o.Template == MailTemplates.ElectionOpened)));

        await VoteAsync(app, id, built);
        Assert.Equal("election.not-closed", await CodeAsync(office.Send(new AdoptElection(id, null, false))));
        Assert.Empty((await head.Send(new CloseElection(id))).Errors);
        Assert.Equal("access.denied", await CodeAsync(head.Send(new AdoptElection(id, null, false))));
        var adopted = await office.Send(new AdoptElection(id, null, false));
        Assert.Empty(adopted.Errors);
        await NextTermStandsAsync(app, built, id, next);
        await LettersAsync(app, office, built, new Id<BodyTerm>(adopted.Value), next);
    }

    /// <summary>All vote, and nobody twice; before the end nobody sees a count.</summary>
    private static async Task VoteAsync(TestApp app, Id<Election> id, BuiltBody built)
    {
        var chair = app.As(built.Chair.Id);
        var candidates = (await chair.Send(new GetElection(id))).Candidates;
        Guid[] Marks(params string[] names) => [.. candidates.Where(c => names.Contains(c.Name)).Select(c => c.Id)];
        Assert.Equal("election.not-open", await CodeAsync(chair.Send(new CastBallot(id, Marks("候任者")))));
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("election.too-many-choices", await CodeAsync(chair.Send(new CastBallot(id, Marks("王一", "王二", "王三")))));
        Assert.Equal("election.unknown-choice", await CodeAsync(chair.Send(new CastBallot(id, [Guid.NewGuid()]))));
        Assert.Equal("record.not-found", await CodeAsync(app.As(new AMember().Guest().Id).Send(new CastBallot(id, []))));
        Assert.Empty((await chair.Send(new CastBallot(id, Marks("候任者", "王一", "王二")))).Errors);
        Assert.Equal("election.voted-already", await CodeAsync(chair.Send(new CastBallot(id, Marks("候任者")))));
        foreach (var (person, marks) in built.Members.Zip([Marks("候任者", "王一", "王二"), Marks("候任者", "王一"), Marks("王三"), Marks("王二", "王三")]))
            Assert.Empty((await app.As(person.Id).Send(new CastBallot(id, marks))).Errors);
        var view = await chair.Send(new GetElection(id));
        Assert.Equal(5, view.Turnout);
        Assert.All(view.Candidates, c => Assert.Null(c.Votes));
        Assert.Equal("election.not-closed", await CodeAsync(chair.Send(new CloseElection(id))));
        app.Clock.Advance(TimeSpan.FromDays(8));
    }

    private static async Task NextTermStandsAsync(TestApp app, BuiltBody built, Id<Election> id, Person next)
    {
        var result = await app.As(Role.MembershipOfficer).Send(new GetElection(id));
        HashSet<(string, int, bool)> counted = [("候任者", 3, true), ("王一", 3, true), ("王二", 3, true), ("王三", 2, false)];
        Assert.Equal(counted, result.Candidates.Select(c => (c.Name, c.Votes ?? 0, c.Elected)).ToHashSet());
        Assert.True(result.HasMinutes);
        var upcoming = (await app.As(Role.MembershipOfficer).Send(new GetBody(built.Id, Tab: RosterTab.Upcoming)))!.Roster;
        HashSet<(BodyPosition, string)> elected = [(BodyPosition.Chair, "候任者"), (BodyPosition.Member, "王一"), (BodyPosition.Member, "王二")];
        Assert.Equal(elected, upcoming.Rows.Select(r => (r.Position, r.Name)).ToHashSet());
        app.Clock.SetUtcNow(AssociationCalendar.At(result.TermFrom));
        Assert.Null(await app.As(built.Chair.Id).Send(new FindDesk(built.Body.Slug)));
        Assert.NotNull(await app.As(next.Id).Send(new FindDesk(built.Body.Slug)));
    }

    private static async Task LettersAsync(TestApp app, TestUser office, BuiltBody built, Id<BodyTerm> term, Person chair)
    {
        Assert.Equal(3, (await office.Send(new IssueLetters(built.Id, term))).Value.Issued);
        Assert.Equal(0, (await office.Send(new IssueLetters(built.Id, term))).Value.Issued);
        var letters = await office.Send(new ListLetters(built.Id));
        var letter = letters.Single(l => l.Holder == "候任者");
        Assert.All(letters, l => Assert.False(l.Mailed));
        Assert.Equal(Verification.Valid, (await app.Anonymous.Send(new VerifyLetter(letter.Number, "候任者"))).Verdict);
        Assert.Equal(Verification.Unknown, (await app.Anonymous.Send(new VerifyLetter(letter.Number, "别人"))).Verdict);
        Assert.Equal(Verification.Unknown, (await app.Anonymous.Send(new VerifyLetter(letter.Number, null, "forged"))).Verdict);
        Assert.Equal(new MailedLetters(2, 1), (await office.Send(new MailLetters(built.Id, term))).Value);
        Assert.Equal(0, (await office.Send(new MailLetters(built.Id, term))).Value.Mailed);
        Assert.NotNull(await app.As(chair.Id).Send(new DownloadLetter(new(letter.Id))));
        Assert.Null(await app.As(built.Chair.Id).Send(new DownloadLetter(new(letter.Id))));
        Assert.Empty((await office.Send(new RevokeLetter(new(letter.Id), "姓名有误"))).Errors);
        Assert.Equal(Verification.Revoked, (await app.Anonymous.Send(new VerifyLetter(letter.Number, "候任者"))).Verdict);
        Assert.Equal("letter.revoked", await CodeAsync(office.Send(new RevokeLetter(new(letter.Id), "再次"))));
        Assert.Equal(1, (await office.Send(new IssueLetters(built.Id, term))).Value.Issued);
    }

    [Theory, Databases]
    public async Task Too_few_votes_are_said_and_the_election_is_repeated(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody(Members: 3).Running();
        await app.Given(built);
        var (head, office) = (app.As(built.Chair.Id), app.As(Role.MembershipOfficer));
        var id = await BeganAsync(app, head, built, (BodyPosition.Member, 1));
        await head.Send(new NominateCandidate(id, new(built.Members[0].Id.Value), BodyPosition.Member));
        await head.Send(new OpenElection(id));
        app.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("election.not-open", await CodeAsync(head.Send(new CastBallot(id, []))));
        Assert.Empty((await head.Send(new CloseElection(id))).Errors);
        Assert.Equal("election.no-quorum", await CodeAsync(office.Send(new AdoptElection(id, null, false))));
        var again = await head.Send(new RepeatElection(id, app.Now.AddDays(1), app.Now.AddDays(3)));
        var view = await head.Send(new GetElection(new Id<Election>(again.Value)));
        Assert.Equal((ElectionStatus.Draft, 1, 4), (view.Status, view.Candidates.Count, view.Voters.Count));
        Assert.Equal(ElectionStatus.Withdrawn, (await head.Send(new GetElection(id))).Status);
    }

    [Theory, Databases]
    public async Task A_tie_leads_to_a_run_off_into_the_same_term(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody(Members: 3).Running();
        await app.Given(built);
        var (head, office) = (app.As(built.Chair.Id), app.As(Role.MembershipOfficer));
        var id = await BeganAsync(app, head, built, (BodyPosition.Chair, 1), (BodyPosition.Member, 1));
        Task<Result<Guid>> Nominate(Person who, BodyPosition position) => head.Send(new NominateCandidate(id, new(who.Id.Value), position));
        var (chair, one, two) = ((await Nominate(built.Chair, BodyPosition.Chair)).Value, (await Nominate(built.Members[0], BodyPosition.Member)).Value, (await Nominate(built.Members[1], BodyPosition.Member)).Value);
        await head.Send(new OpenElection(id));
        app.Clock.Advance(TimeSpan.FromDays(2));
        foreach (var (voter, mark) in new[] { built.Chair, built.Members[0], built.Members[1], built.Members[2] }.Zip([one, one, two, two]))
            Assert.Empty((await app.As(voter.Id).Send(new CastBallot(id, [chair, mark]))).Errors);
        Assert.Empty((await head.Send(new CloseElection(id))).Errors);
        Assert.Equal("election.undecided", await CodeAsync(office.Send(new AdoptElection(id, null, false))));
        Assert.Empty((await office.Send(new AdoptElection(id, null, true))).Errors);
        var runOff = new Id<Election>((await head.Send(new HoldRunOff(id, app.Now.AddHours(1), app.Now.AddDays(1)))).Value);
        Assert.Equal(2, (await head.Send(new GetElection(runOff))).Candidates.Count);
        await head.Send(new OpenElection(runOff));
        app.Clock.Advance(TimeSpan.FromHours(2));
        var winner = (await head.Send(new GetElection(runOff))).Candidates.Single(c => c.Person == built.Members[1].Id.Value).Id;
        foreach (var voter in built.Members) Assert.Empty((await app.As(voter.Id).Send(new CastBallot(runOff, [winner]))).Errors);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await head.Send(new CloseElection(runOff))).Errors);
        Assert.Empty((await office.Send(new AdoptElection(runOff, null, false))).Errors);
        var body = (await office.Send(new GetBody(built.Id, Tab: RosterTab.Upcoming)))!;
        Assert.Equal(2, body.Terms.Count);
        Assert.Equal(["陈主任", "王二"], body.Roster.Rows.Select(r => r.Name));
    }

    [Theory, Databases]
    public async Task One_voter_in_many_windows_has_one_ballot(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody(Members: 3).Running();
        await app.Given(built);
        var head = app.As(built.Chair.Id);
        var id = await BeganAsync(app, head, built, (BodyPosition.Member, 1));
        var choice = (await head.Send(new NominateCandidate(id, new(built.Members[0].Id.Value), BodyPosition.Member))).Value;
        await head.Send(new OpenElection(id));
        app.Clock.Advance(TimeSpan.FromDays(2));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => app.As(built.Members[i % 3].Id).Send(new CastBallot(id, [choice])))));
        Assert.Equal(3, answers.Count(a => a.Succeeded));
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Equal("election.voted-already", a.Errors[0].Code));
        Assert.Equal(3, await app.Db(db => db.BallotPapers.CountAsync(p => p.Election == id)));
    }

    [Theory, Databases]
    public async Task Nothing_that_is_kept_ties_a_paper_to_its_voter(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody(Members: 8).Running();
        await app.Given(built);
        var head = app.As(built.Chair.Id);
        var id = await BeganAsync(app, head, built, (BodyPosition.Member, 1));
        var candidates = new List<Guid>();
        foreach (var member in built.Members) candidates.Add((await head.Send(new NominateCandidate(id, new(member.Id.Value), BodyPosition.Member))).Value);
        await head.Send(new OpenElection(id));
        app.Clock.Advance(TimeSpan.FromDays(2));
        var (trail, kept) = (await app.Db(db => db.AuditEntries.CountAsync()), await app.Db(db => db.IdempotencyRecords.CountAsync()));
        for (var i = 0; i < built.Members.Count; i++) Assert.Empty((await app.As(built.Members[i].Id).Send(new CastBallot(id, [candidates[i]]))).Errors);

        // As the table holds them: of eight papers the order of the votes comes by chance once in forty thousand times.
        var lying = await app.Db(db => db.BallotPapers.Where(p => p.Election == id).Select(p => p.Choices).ToListAsync());
        Assert.NotEqual(Enumerable.Range(0, 8), lying.Select(c => candidates.IndexOf(Guid.Parse(c))));
        Assert.Equal(trail, await app.Db(db => db.AuditEntries.CountAsync()));
        Assert.Equal(kept, await app.Db(db => db.IdempotencyRecords.CountAsync()));
        Assert.All(await app.Send(new CheckIntegrity()), result => Assert.True(result.Holds, result.ToString()));
    }

    private static async Task<Id<Election>> BeganAsync(TestApp app, TestUser head, BuiltBody built, params (BodyPosition Position, int Seats)[] seats)
    {
        var proposed = await head.Send(new ProposeElection(built.Id));
        Assert.Equal(("第二届", built.Term.To!.Value.AddDays(1)), (proposed.TermName, proposed.TermFrom));
        var form = proposed with { Quorum = 50, OpensAt = app.Now.AddDays(1), ClosesAt = app.Now.AddDays(9), Seats = seats.ToDictionary(s => s.Position, s => s.Seats) };
        var started = await head.Send(new StartElection(built.Id, form));
        Assert.Empty(started.Errors);
        return new Id<Election>(started.Value);
    }

    private static async Task<string?> CodeAsync<T>(Task<T> sent) where T : IResult<T> => (await sent) is { Errors: [var error, ..] } ? error.Code : null;
}
