using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.TestKit;

namespace Association.Application.Tests.Credits;

/// <summary>A course of two half days that was held, with its scans.</summary>
internal sealed class CreditCase
{
    public required TestApp App { get; init; }
    public required BuiltEvent At { get; init; }
    public required EventSession Morning { get; init; }
    public required EventSession Afternoon { get; init; }
    /// <summary>At whose door people are seen.</summary>
    public CheckInList Door { get; set; } = null!;

    public TestUser Office => App.As(Role.CmeOfficer);
    public DateOnly Day => At.Event.StartsOn;

    /// <summary>09:00–12:00 and 14:00–17:00; the opening before does not count.</summary>
    public static async Task<CreditCase> HeldAsync(TestApp app, CmeAssessment assessment = default, string? rule = "CN-2024", CmeProjectLevel level = CmeProjectLevel.District,
        int daysAgo = 3, Func<BuiltEvent, object[]>? with = null)
    {
        var built = new AnEvent(On: AssociationCalendar.DayOf(app.Now).AddDays(-daysAgo), Now: app.Now.AddDays(-30)).Draft();
        var (held, day) = (built.Event, built.Event.StartsOn);
        held.Describe(held.Sessions.Single().Id, new SessionDetails(SessionKind.Ceremony));
        var morning = held.Schedule(new("上午", "Morning"), AssociationCalendar.At(day, new TimeOnly(9, 0)), AssociationCalendar.At(day, new TimeOnly(12, 0)), null, null);
        var afternoon = held.Schedule(new("下午", "Afternoon"), AssociationCalendar.At(day, new TimeOnly(14, 0)), AssociationCalendar.At(day, new TimeOnly(17, 0)), null, null);
        var others = with?.Invoke(built) ?? [];
        held.File(new CmeTerms(true, 2, "2026-03-01-012（区）", level, CmeDelivery.FaceToFace, rule) { Assessment = assessment });
        held.Publish(EventChecklist.Of(held, [built.Quota], app.Now.AddDays(-30)), app.Now.AddDays(-30));
        held.Conclude(day);
        await app.Given([built, .. others]);
        return new CreditCase { App = app, At = built, Morning = morning, Afternoon = afternoon, Door = CheckInList.Main(built.Id) };
    }

    /// <summary>Somebody who was seen at the main door at these hours.</summary>
    public async Task<(Person Person, Registration Place)> CameAsync(string name, params (int Hour, int Minute)[] seen)
    {
        var person = new AMember(Name: name, Pinyin: $"p{Sample.Next()}").Guest();
        await App.Given(person);
        return (person, await CameAsync(person, seen));
    }

    public async Task<Registration> CameAsync(Person person, params (int Hour, int Minute)[] seen)
    {
        var place = new ARegistration(At, person, Now: App.Now.AddDays(-20)).Active();
        var (list, admission, scans) = (Door, (Admission?)null, new List<Scan>());
        foreach (var (hour, minute) in seen)
        {
            var passage = new Passage(list, place.Registration, admission, [.. scans.Where(s => s.Counts)]);
            var at = AssociationCalendar.At(Day, new TimeOnly(hour, minute));
            scans.Add(passage.Pass(ScanMethod.Camera, ScanDirection.In, Sample.User(), new ScanTime(at, at), $"n{Sample.Next()}"));
            admission = passage.Admission;
        }

        await App.Given([place, .. scans, .. admission is null ? Array.Empty<object>() : [admission]]);
        return place.Registration;
    }
}
