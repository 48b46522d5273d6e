using System.IO.Compression;
using System.Net;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>What is done to many people at once: the act for each, with the rows that were skipped and why.</summary>
public sealed class BulkPagesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Now: Now, On: AssociationCalendar.DayOf(Now).AddDays(1)).Published();
    private readonly List<BuiltRegistration> _places = [];
    private WebApp _app = null!;
    private Visit _officer = null!;

    private string At(string part) => $"/office/events/{_event.Id}/{part}";

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        var people = new[] { "甲一", "乙二", "=丙|三" }.Select((name, i) => new AMember(Name: name, Email: $"p{i}@example.org").Live()).ToArray();
        _places.AddRange(people.Select(m => new ARegistration(_event, m.Person, Now: Now).Active()));
        await _app.SaveAsync([_event, .. people, .. _places]);
        // Places saved behind the product's back have taken no seat yet.
        await DbAsync(db => db.Quotas.ExecuteUpdateAsync(row => row.SetProperty(q => q.Taken, _places.Count)));
        _officer = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Tags_and_cancellations_tell_row_by_row_what_became_of_them()
    {
        await _officer.GoAsync(At("registrations"));
        await BulkAsync("Tag", _places[0], ("words.Tag", "VIP"));
        Assert.Contains("1 条已处理", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync(At("registrations"));
        await _officer.PostAsync(Bulk, ("act", "Tag"), ("all", "true"), ("words.Tag", "VIP"));
        Assert.Contains("2 条已处理", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("1 条未处理", _officer.Text, StringComparison.Ordinal);

        await _officer.GoAsync(At("registrations?tag=VIP"));
        await BulkAsync("Cancel", _places[1]);
        Assert.Contains("1 条已处理", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync(At("registrations?view=All"));
        await BulkAsync("Cancel", _places[1]);
        Assert.Contains("1 条未处理", _officer.Text, StringComparison.Ordinal);
        Assert.Equal(RegistrationStatus.Cancelled, await DbAsync(db => db.Registrations.Where(r => r.Id == _places[1].Id).Select(r => r.Status).SingleAsync()));
        await _officer.PostAsync(Bulk, ("act", "Tag"), ("words.Tag", "x"));
        Assert.Contains("请先勾选", _officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_ticked_is_signed_in_once_and_the_second_time_says_so()
    {
        await _officer.GoAsync(At($"check-in/{_event.Id}"));
        await _officer.PostAsync(Bulk, ("direction", "In"), ("chosen", $"{_places[0].Id}"));
        Assert.Contains("1 条已处理", _officer.Text, StringComparison.Ordinal);
        await _officer.PostAsync(Bulk, ("direction", "In"), ("chosen", $"{_places[0].Id}"));
        Assert.Contains("1 条未处理", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("已签到", _officer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await DbAsync(db => db.Admissions.CountAsync()));
        await _officer.PostAsync(Bulk, ("direction", "In"));
        Assert.Contains("请先勾选人员", _officer.Text, StringComparison.Ordinal);
        var steward = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("cme", null, (Role.Auditor, null))));
        await steward.GoAsync(At($"check-in/{_event.Id}"));
        Assert.Null(steward.Page.QuerySelector("#bulk"));
    }

    [Fact]
    public async Task The_lists_open_as_workbook_and_pdf_and_no_name_is_a_formula()
    {
        var sheet = await _officer.GetRawAsync(At($"check-in/{_event.Id}?handler=Workbook"));
        using var book = new ZipArchive(await sheet.Content.ReadAsStreamAsync());
        var said = string.Concat(book.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Read));
        Assert.Contains("丙|三", said, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", said, StringComparison.Ordinal);

        var pdf = await _officer.GetRawAsync(At("registrations?handler=Print&cols=unit&cols=status"));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString((await pdf.Content.ReadAsByteArrayAsync())[..5]), StringComparison.Ordinal);
    }

    private AngleSharp.Html.Dom.IHtmlFormElement Bulk => (AngleSharp.Html.Dom.IHtmlFormElement)_officer.Page.QuerySelector("#bulk")!;

    private Task<Visit> BulkAsync(string act, BuiltRegistration row, params (string, string)[] words) => _officer.PostAsync(Bulk, [("act", act), ("chosen", $"{row.Id}"), .. words]);

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private async Task<T> DbAsync<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}
