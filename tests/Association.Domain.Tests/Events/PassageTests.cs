using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events;

public sealed class PassageTests
{
    private static readonly BuiltEvent Held = new AnEvent().Published();

    private readonly Registration _ticket = new ARegistration(Held, new AMember().Live().Person).Active().Registration;

    private static ScanTime At(int minutes) => ScanTime.Ago(TimeSpan.Zero, Sample.Now.AddMinutes(minutes));

    private static CheckInList AList(bool inAndOut = false, bool counts = true, DateTimeOffset? opens = null, DateTimeOffset? closes = null, IReadOnlyList<Id<TicketCategory>>? admits = null)
    {
        var list = new CheckInList(Held.Id, new("分会场"));
        list.Describe(list.Name, new(null, admits ?? [], [], opens, closes, inAndOut, false, false, counts));
        return list;
    }

    private Scan Pass(CheckInList list, ref Passage passage, List<Scan> known, ScanDirection direction, int minutes, string? reason = null)
    {
        passage = new Passage(list, _ticket, passage.Admission, [.. known.Where(s => s.Counts)]);
        var scan = passage.Pass(ScanMethod.Camera, direction, Sample.User(), At(minutes), RandomCode.Secret(), reason);
        known.Add(scan);
        return scan;
    }

    private (Passage Passage, List<Scan> Known) Nobody(CheckInList list) => (new Passage(list, _ticket, null, []), []);

    [Fact]
    public void What_was_seen_first_came_first_in_whichever_order_it_is_learned()
    {
        var list = CheckInList.Main(Held.Id);
        var (passage, known) = Nobody(list);

        var online = Pass(list, ref passage, known, ScanDirection.In, 10);
        var offline = Pass(list, ref passage, known, ScanDirection.In, 4);

        Assert.Equal((ScanVerdict.AlreadyIn, ScanVerdict.Admitted), (online.Verdict, offline.Verdict));
        Assert.Equal((offline.Id, Sample.Now.AddMinutes(4)), (passage.Admission!.Scan, passage.Admission.FirstAt));
        Assert.Equal(Sample.Now.AddMinutes(4), _ticket.CheckedInAt);
    }

    [Fact]
    public void People_come_and_go_where_they_sign_out()
    {
        var list = AList(inAndOut: true);
        var (passage, known) = Nobody(list);

        var verdicts = new[] { (ScanDirection.Out, 0), (ScanDirection.In, 1), (ScanDirection.In, 2), (ScanDirection.Out, 30), (ScanDirection.Out, 31), (ScanDirection.In, 40) }
            .Select(step => Pass(list, ref passage, known, step.Item1, step.Item2).Verdict).ToList();

        Assert.Equal([ScanVerdict.NotInside, ScanVerdict.Admitted, ScanVerdict.AlreadyIn, ScanVerdict.Left, ScanVerdict.NotInside, ScanVerdict.Admitted], verdicts);
        Assert.True(passage.Admission!.Inside);
    }

    [Fact]
    public void A_dinner_is_no_attendance()
    {
        var (passage, known) = Nobody(AList(counts: false));
        Assert.Equal(ScanVerdict.Admitted, Pass(AList(counts: false), ref passage, known, ScanDirection.In, 1).Verdict);
        Assert.Null(_ticket.CheckedInAt);
    }

    [Fact]
    public void Only_the_categories_and_hours_of_the_list_are_let_in_unless_a_supervisor_answers_for_it()
    {
        var other = AList(admits: [Id<TicketCategory>.New()]);
        var (passage, known) = Nobody(other);
        Assert.Equal(ScanVerdict.NotEligible, Pass(other, ref passage, known, ScanDirection.In, 1).Verdict);
        Assert.Equal(ScanVerdict.Admitted, Pass(other, ref passage, known, ScanDirection.In, 2, "嘉宾").Verdict);
        Assert.Equal("嘉宾", known[^1].Reason);

        var late = AList(opens: Sample.Now.AddMinutes(5), closes: Sample.Now.AddMinutes(10));
        Assert.Equal([ScanVerdict.NotOpen, ScanVerdict.Admitted, ScanVerdict.NotOpen], new[] { 4, 5, 10 }.Select(m => late.Judge(_ticket, Sample.Now.AddMinutes(m))));
    }

    [Fact]
    public void Nobody_answers_for_who_has_no_place()
    {
        _ticket.Cancel(Sample.Now);
        var refused = Assert.Throws<RefusedException>(() => new Passage(CheckInList.Main(Held.Id), _ticket, null, []).Pass(ScanMethod.Name, ScanDirection.In, Sample.User(), At(1), "n", "嘉宾"));
        Assert.Same(ScanErrors.NotOverridable, refused.Error);
    }

    [Theory]
    [InlineData(false, 40, new[] { 0, 30, 40, 50 })]
    [InlineData(false, 30, new[] { 0, 30, 40 })]
    [InlineData(true, 50, new[] { 0, 30, 40 })]
    [InlineData(false, 60, new[] { -20, 90 })]
    [InlineData(false, 0, new[] { 70, 90 })]
    public void Minutes_count_between_in_and_out_and_within_the_session(bool stayedToEnd, int minutes, int[] passages)
    {
        var (from, to) = (Sample.Now, Sample.Now.AddMinutes(60));
        var scans = passages.Select((m, i) => (from.AddMinutes(m), i % 2 == 0 ? ScanVerdict.Admitted : ScanVerdict.Left));
        Assert.Equal(minutes, PresenceTime.Minutes(scans, from, to, stayedToEnd, now: to.AddHours(1)));
    }

    [Theory]
    [InlineData(-5, 0), InlineData(90, 90), InlineData(100 * 86_400, 7 * 86_400)]
    public void A_door_cannot_say_that_something_happened_in_the_future_or_long_ago(int saidSecondsAgo, int counted) =>
        Assert.Equal(Sample.Now.AddSeconds(-counted), ScanTime.Ago(TimeSpan.FromSeconds(saidSecondsAgo), Sample.Now).At);
}
