using Association.TestKit;
using AutoMapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests;

public sealed class ProjectionTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Every_projection_fills_its_whole_record(DatabaseKind database)
    {
        var app = await StartAsync(database);
        app.Services.GetRequiredService<IConfigurationProvider>().AssertConfigurationIsValid();
    }
}
