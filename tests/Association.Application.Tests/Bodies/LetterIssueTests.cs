using Association.Application.Bodies.Letters;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Tasks;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Bodies;

public sealed class LetterIssueTests : IntegrationTests
{
    [Theory, Databases]
    public async Task More_letters_than_a_page_may_wait_for_are_a_task_that_can_be_run_again(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody().Running();
        var many = Enumerable.Range(0, 28).Select(i => new AMember($"委员{(char)('甲' + i)}", "wy", "w", "Wei Yuan", Email: null).Guest()).ToList();
        foreach (var person in many) built.Term.Appoint(person.Id, BodyPosition.Member, built.Term.From, built.Term.To);
        await app.Given([.. many, built]);
        var office = app.As(Sample.User(), Role.MembershipOfficer);

        var first = (await office.Send(new IssueLetters(built.Id, built.Term.Id))).Value;
        Assert.Equal((IssueLetters.BatchSize, 31 - IssueLetters.BatchSize), (first.Issued, first.Waiting));
        Assert.Equal("record.not-found", (await office.Send(new StartLetterIssue(new ABody().Running().Id, built.Term.Id))).Errors[0].Code);
        foreach (var (rows, key) in new[] { (31 - IssueLetters.BatchSize, "one"), (0, "two") })
        {
            var task = (await office.Send(new StartLetterIssue(built.Id, built.Term.Id, key))).Value;
            Assert.Equal(task, (await office.Send(new StartLetterIssue(built.Id, built.Term.Id, key))).Value);
            Assert.Equal(1, await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default)));
            var seen = (await office.Send(new GetTask(new(task))))!;
            Assert.Equal((LongTaskState.Done, rows, rows, 0, rows), (seen.State, seen.Total, seen.Done, seen.Failed, seen.Rows.Count));
        }

        var letters = await office.Send(new ListLetters(built.Id));
        Assert.Equal((31, 31), (letters.Count, letters.Select(l => l.Number).Distinct().Count()));
        Assert.Equal("access.denied", (await app.As(Role.EventOfficer).Send(new StartLetterIssue(built.Id, built.Term.Id))).Errors[0].Code);
    }
}
