using Association.Application.Access;
using Association.Application.Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Credits;

/// <summary>What the use cases of credits and certificates share.</summary>
internal static class CreditServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<CertificateDesigns>();
        services.AddScoped<CertificateHolders>();
        services.AddScoped<CertificateDesk>();
        services.AddScoped<CertificateBundle>();
        services.AddScoped<RulePackShelf>();
        services.AddScoped<EventCreditReader>();
        services.AddScoped<CreditComputer>();
        services.AddScoped<CreditBook>();
        services.AddScoped<CreditHolds>();
        services.AddScoped<CreditCaps>();
        services.AddScoped<ReversedCredits>();
        services.AddScoped<ClaimLevels>();
        services.AddScoped<ClaimCredits>();
        services.AddScoped(typeof(IAccessRule<>), typeof(OwnClaimAccess<>));
        services.AddScoped<CreditFileReader>();
        services.AddScoped<DistrictReader>();
        services.AddScoped(typeof(IAccessRule<>), typeof(MyStaffCreditsAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(CreditFileAccess<>));
    }
}
