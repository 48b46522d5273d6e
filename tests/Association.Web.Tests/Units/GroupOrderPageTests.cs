using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Association.Domain.Members;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Office;
using Xunit;

namespace Association.Web.Tests.Units;

/// <summary>A liaison registers twelve people, two of them without a name, on a page without script.</summary>
public sealed class GroupOrderPageTests : IAsyncLifetime
{
    private readonly MemberUnit _unit = new AUnit("团体医院").Seated();
    private readonly BuiltEvent _conference = new AnEvent(Member: 300, NonMember: 500, Now: TimeProvider.System.GetUtcNow()).Published();
    private BuiltLiaison _liaison = null!;
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _liaison = new AColleague("联络员", "lianluoyuan", "lly").Serving(_unit);
        await _app.SaveAsync(_unit, _liaison, _conference.Event, _conference.Quota);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Rows_are_priced_faults_are_named_and_the_order_lists_who_is_missing()
    {
        var desk = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("liaison", _liaison.Id)));
        await desk.GoAsync($"/unit/registrations/new/{_conference.Event.Slug}");
        (string, string)[] rows =
        [
            ("Input.ContactName", "联络员"), ("Input.ContactEmail", "liaison@example.org"),
            ("Input.Lines[0].Category", $"{_conference.Category.Id}"), ("Input.Lines[0].Name", "参会甲"), ("Input.Lines[0].Mobile", "13900000001"),
            ("Input.Lines[1].Category", $"{_conference.Category.Id}"), ("Input.Lines[1].Name", "参会乙"), ("Input.Lines[1].Mobile", "123"),
            ("Input.Lines[2].Category", $"{_conference.Category.Id}"),
        ];
        await desk.SubmitAsync(null, rows);
        Assert.Contains("有几行需要修改", desk.Text, StringComparison.Ordinal);
        Assert.Contains("500.00", desk.Text, StringComparison.Ordinal);

        rows[^2] = ("Input.Lines[1].Mobile", "13900000002");
        await desk.SubmitAsync(null, rows);

        Assert.StartsWith("/unit/registrations/", desk.Address, StringComparison.Ordinal);
        Assert.Contains("还有 1 席没有姓名", desk.Text, StringComparison.Ordinal);
        Assert.Contains("1,500.00", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_come_from_the_roster_and_a_seat_gets_a_colleagues_name_later()
    {
        var (first, second) = (new AColleague("周名册", "zhoumingce", "zmc").At(_unit), new AColleague("吴后补", "wuhoubu", "whb").At(_unit));
        await _app.SaveAsync(first, second);
        var desk = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("liaison", _liaison.Id)));
        await desk.GoAsync($"/unit/registrations/new/{_conference.Event.Slug}");
        var category = $"{_conference.Category.Id}";

        await PressAsync(desk, "Find", ("find", "zmc"));
        Assert.DoesNotContain("吴后补", desk.Text, StringComparison.Ordinal);
        await PressAsync(desk, "Pick", ("picked", $"{first.Employments.Single().Id}"), ("pickCategory", category), ("find", ""));
        Assert.Contains("周名册", desk.Text, StringComparison.Ordinal);
        Assert.Equal($"{first.Employments.Single().Id}", desk.ValueOf("Input.Lines[0].Employment"));

        await PressAsync(desk, null, ("Input.ContactName", "联络员"), ("Input.ContactEmail", "liaison@example.org"), ("Input.Lines[1].Category", category));
        Assert.StartsWith("/unit/registrations/", desk.Address, StringComparison.Ordinal);
        Assert.Contains("还有 1 席没有姓名", desk.Text, StringComparison.Ordinal);

        await desk.SubmitAsync("Colleague", ("employment", $"{second.Employments.Single().Id}"));
        Assert.Contains("吴后补", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有姓名", desk.Text, StringComparison.Ordinal);
    }

    /// <summary>One of several buttons of the page's form, each with an address of its own.</summary>
    private static async Task PressAsync(Visit desk, string? handler, params (string, string)[] typed)
    {
        var form = desk.Page.QuerySelectorAll<IHtmlFormElement>("form[enctype]").Single();
        form.SetAttribute("action", $"{desk.Address.Split('?')[0]}{(handler is null ? "" : $"?handler={handler}")}");
        await desk.PostAsync(form, typed);
    }
}
