using Association.Application.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.SignIn;

/// <summary>Lets in who holds the permission now; the use case behind the page decides again, for its own record.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(ICurrentUser user) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (user.IsSignedIn && user.Has(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal static class PermissionPolicies
{
    public const string Office = Permissions.EnterOffice;
    public const string Roles = Permissions.GrantRoles;
    public const string Jobs = Permissions.ManageJobs;

    public static void Configure(AuthorizationOptions options)
    {
        foreach (var permission in (string[])[Office, Roles, Jobs])
            options.AddPolicy(permission, policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
    }

    /// <summary>Public pages are for anybody; one's own need a sign-in, the office its permission.</summary>
    public static void Configure(RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/My");
        options.Conventions.AuthorizeFolder("/Unit");
        options.Conventions.AuthorizeFolder("/Office", Office);
        options.Conventions.AuthorizeFolder("/Office/Settings", Roles);
    }
}
