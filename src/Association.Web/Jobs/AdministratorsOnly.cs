using Hangfire.Dashboard;

namespace Association.Web.Jobs;

/// <summary>Replaces Hangfire's filter, which lets in whoever asks from this machine: behind a proxy that is everybody.</summary>
internal sealed class AdministratorsOnly : IDashboardAuthorizationFilter
{
    public bool Authorize(DashboardContext context) => Jobs.MayEnter(context.GetHttpContext());
}
