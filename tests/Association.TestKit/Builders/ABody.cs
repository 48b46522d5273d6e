using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>A body whose term runs, with a chair, and as many members as are asked for.</summary>
public sealed record ABody(string Name = "心血管病专业委员会", BodyKind Kind = BodyKind.Committee, int Members = 2, DateOnly? Since = null, DateOnly? Until = null)
{
    private static readonly string[] Names = ["王一", "王二", "王三", "王四", "王五", "王六", "王七", "王八"];

    public BuiltBody Running()
    {
        var from = Since ?? Sample.Today.AddYears(-2);
        var body = new Body(new(Name, $"Committee {Sample.Next()}"), Kind, $"body-{Sample.Next()}");
        var term = body.OpenTerm("第一届", from, Until ?? Sample.Today.AddDays(40));
        var chair = new AMember("陈主任", "chenzhuren", "czr", "Chen Zhuren", Email: "chair@example.org").Guest();
        term.Appoint(chair.Id, BodyPosition.Chair, from, term.To);
        var people = Names.Take(Members).Select(name => new AMember(name, "wang", "w", "Wang", Email: $"m{Sample.Next()}@example.org").Guest()).ToList();
        foreach (var person in people) term.Appoint(person.Id, BodyPosition.Member, from, term.To);
        return new(body, term, chair, people);
    }
}

public sealed record BuiltBody(Body Body, BodyTerm Term, Person Chair, IReadOnlyList<Person> Members) : IRecords
{
    public Id<Body> Id => Body.Id;
    public IEnumerable<object> Records => [Chair, .. Members, Body];
}
