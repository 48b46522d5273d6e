using Association.Application.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Identity;

public static class IdentityServices
{
    /// <summary>PBKDF2 with SHA-512. Source: security.md 6.1 (the default is 100,000).</summary>
    public const int Iterations = 210_000;

    /// <summary>Accounts for every host; cookies and passkeys are added by the web.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Iterations);
        services.AddSingleton<PasswordQueue>();
        services.AddSingleton<IFirstStart, FirstStart>();
        services.AddScoped<SignInThrottle>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<ISecondFactors>(p => p.GetRequiredService<SecondFactors>());
        services.AddScoped<IAccounts, Accounts>();
        services.AddScoped<IAccountLinks, AccountLinks>();
        services.AddScoped<Passkeys>();
        services.AddScoped<IPasskeys>(p => p.GetRequiredService<Passkeys>());
        services.AddScoped<IPasswords, Passwords>();
        services.AddScoped<ISignIn, SignInChecks>();
        services.AddScoped<IDemoAccounts, DemoAccounts>();
        return services.AddIdentityCore<Account>(Configure).AddUserStore<AccountStore>();
    }

    // Passwords are judged by IPasswords, which knows the list; what Identity would ask is set to the same.
    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = null!;
        options.SignIn.RequireConfirmedEmail = true;
        options.Password = new()
        {
            RequiredLength = IPasswords.MinLength, RequiredUniqueChars = 1,
            RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
        };
    }
}
