using System.Text.RegularExpressions;
using Association.Domain.Access;
using Association.Web.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Shell;

/// <summary>Addresses the site writes lead where they should: their words in lower case, a number, key or code in them untouched.</summary>
public sealed partial class AddressTests : IAsyncLifetime
{
    private const string Code = "Kd7-MXq";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void No_page_changes_the_letters_of_the_value_in_its_address()
    {
        var links = _app.Services.GetRequiredService<LinkGenerator>();
        var pages = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count > 0).ToList();
        Assert.True(pages.Count > 80, $"{pages.Count} pages with a value in their address");

        Assert.All(pages, page =>
        {
            var values = page.RoutePattern.Parameters.ToDictionary(p => p.Name, p => ValueFor(page, p.Name));
            var expected = Placeholder().Replace("/" + page.RoutePattern.RawText!.TrimStart('/'), match => $"{values[match.Groups["name"].Value]}");
            Assert.Equal(expected, links.GetPathByPage(page.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath, values: new RouteValueDictionary(values)));
        });
    }

    [Fact]
    public void Every_page_has_an_address_in_lower_case() =>
        Assert.All(_app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null),
            page => Assert.DoesNotContain(Placeholder().Replace(page.RoutePattern.RawText!, ""), char.IsUpper));

    [Theory]
    [InlineData("/join-unit")]
    [InlineData("/come")]
    public async Task A_code_that_was_typed_arrives_as_it_is(string page)
    {
        await _app.OpenAccountAsync("office", null, (Role.Administrator, null));
        using var answer = await _app.Browser().GetAsync($"{page}?Code={Code}");

        Assert.Equal($"{page}/{Code}", answer.Headers.Location?.ToString());
    }

    private static object? ValueFor(RouteEndpoint page, string name)
    {
        var policies = page.RoutePattern.ParameterPolicies.TryGetValue(name, out var found) ? found : [];
        return policies.Any(p => p.Content is "guid" || p.ParameterPolicy is GuidRouteConstraint) ? Guid.Parse("0198c0de-0000-7000-8000-00000000abcd")
            : policies.Any(p => p.Content is "int" || p.ParameterPolicy is IntRouteConstraint) ? 404
            : Code;
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Placeholder();
}
