using Association.Application.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Reports;

internal static class ReportServices
{
    /// <summary>The register of works, the figures of a year with their report, and the dashboard.</summary>
    public static void AddReports(IServiceCollection services)
    {
        services.AddScoped<Works.WorkDesk>();
        services.AddScoped<Works.WorkLines>();
        services.AddSingleton<Dashboards.DashboardCache>();
        services.AddScoped<Dashboards.DashboardReader>();
        services.AddScoped<Annual.FigureReader>();
        services.AddScoped<Annual.FigureRows>();
        services.AddScoped<Annual.ReportBuilder>();
        services.AddScoped(typeof(IAccessRule<>), typeof(Works.ReadWorkKindAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Works.WriteWorkKindAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Works.ReadWorkAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Works.WriteWorkAccess<>));
    }
}
