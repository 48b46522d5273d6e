using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events.Online;

public sealed class OnlinePresenceTests
{
    private static readonly BuiltEvent Meeting = new AnEvent().Published();
    private static readonly OnlineTime Time = OnlineTime.Of(Meeting.Event, Meeting.Event.OnlySession!.Id);
    private readonly CheckInList _list = new(Meeting.Id, new("线上"));
    private readonly Registration _place = new ARegistration(Meeting, new AMember().Guest()).Active().Registration;
    private readonly List<Scan> _scans = [];
    private Admission? _admission;

    public OnlinePresenceTests() => _list.Describe(_list.Name, new(Meeting.Event.OnlySession!.Id, [], [], null, null, true, false, false, true));

    private static DateTimeOffset At(int minute) => Time.From.AddMinutes(minute);

    private int Learn(params (int From, int To)[] minutes)
    {
        var presence = new OnlinePresence(_list, _place, _admission, [.. _scans.Where(s => s.Counts)]);
        var added = presence.Learn(minutes.Select(m => new PresenceInterval(At(m.From), At(m.To))), Time, ScanMethod.File, Sample.User(), Time.To);
        _scans.AddRange(added);
        _admission = presence.Admission;
        return added.Count;
    }

    private int Minutes => PresenceTime.Minutes(_scans.Where(s => s.Counts).Select(s => (s.At, s.Verdict)), Time.From, Time.To, false, Time.To);

    [Fact]
    public void Several_joins_are_united_and_the_same_file_adds_nothing()
    {
        Assert.Equal(4, Learn((0, 10), (5, 20), (20, 25), (40, 50)));
        Assert.Equal(35, Minutes);
        Assert.Equal(0, Learn((0, 10), (5, 20), (20, 25), (40, 50)));
        Assert.Equal(0, Learn((41, 49)));
        Assert.Equal((35, 4), (Minutes, _scans.Count));
    }

    [Fact]
    public void What_is_learned_later_extends_what_is_known_and_the_old_scan_stays_undone()
    {
        Learn((10, 20));
        Assert.Equal(1, Learn((15, 30)));
        Assert.Equal(20, Minutes);
        Assert.Equal(1, _scans.Count(s => s.UndoneAt is not null));
        Learn((0, 12));
        Assert.Equal((30, At(0)), (Minutes, _admission!.FirstAt));
        Assert.Equal(At(0), _place.CheckedInAt);
    }

    [Fact]
    public void A_code_within_what_a_file_says_is_covered_by_it_and_the_other_way_round()
    {
        Learn((20, 21));
        Learn((0, 60));
        Assert.Equal(60, Minutes);
        Assert.Equal(0, Learn((30, 31)));
        Assert.False(_admission!.Inside);
    }

    [Fact]
    public void Nothing_counts_outside_the_session()
    {
        Assert.Equal(0, Learn((-30, -5), (70, 90)));
        Assert.Null(_admission);
        Learn((-30, 5), (50, 90));
        Assert.Equal(15, Minutes);
        Assert.All(_scans, s => Assert.True(Time.Holds(s.At)));
    }

    [Fact]
    public void Codes_are_spread_over_the_session_and_never_overlap()
    {
        for (var round = 0; round < 200; round++)
        {
            var times = PresenceCode.Draw(Time.From, Time.To, 5, 3, System.Security.Cryptography.RandomNumberGenerator.GetInt32);
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMinutes(3)));
            Assert.True(times[0] >= Time.From && times[^1].AddMinutes(3) <= Time.To);
        }

        Assert.True(Enumerable.Range(0, 20).Select(_ => PresenceCode.Draw(Time.From, Time.To, 1, 3, System.Security.Cryptography.RandomNumberGenerator.GetInt32)[0]).Distinct().Count() > 10);
        Assert.Same(OnlineErrors.TooManyCodes, Assert.Throws<RefusedException>(() => PresenceCode.Draw(Time.From, Time.To, 21, 3, _ => 0)).Error);
    }

    [Theory]
    [InlineData("https://zoom.us/j/123", null, null)]
    [InlineData(null, "123 456", null)]
    [InlineData(null, " ", "online.nothing-to-join")]
    [InlineData("http://zoom.us/j/1", null, "online.not-a-link")]
    [InlineData("javascript:alert(1)", null, "online.not-a-link")]
    [InlineData("https://user:pass@zoom.us", null, "online.not-a-link")]
    public void A_link_is_https(string? link, string? number, string? refused)
    {
        var terms = new OnlineTerms(OnlineMode.Online, OnlinePlatform.Zoom, link, number, null, null, null, 3);
        if (refused is null) Assert.Equal(link, new OnlineRoom(Meeting.Id, null, _list.Id, terms).JoinLink);
        else Assert.Equal(refused, Assert.Throws<RefusedException>(() => new OnlineRoom(Meeting.Id, null, _list.Id, terms)).Error.Code);
    }
}
