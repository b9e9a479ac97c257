using System.Security.Cryptography;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Security;

/// <summary>
/// The roles, and the way in on the first day. In Development one account per role; otherwise a one-time token, printed at start, that lets its holder make the
/// first administrator.
/// </summary>
public sealed class FirstStart(IServiceScopeFactory scopes, IWebHostEnvironment environment, ILogger<FirstStart> log)
{
    public const string DevelopmentPassword = "three quiet rivers";

    public static readonly IReadOnlyList<(string Email, string Name, string Role)> DevelopmentAccounts =
    [
        ("doctor@example.org", "Dr Dora Demo", Roles.Gastroenterologist),
        ("nurse@example.org", "Nils Demo, RN", Roles.Nurse),
        ("admin@example.org", "Ada Demo", Roles.Administrator),
    ];

    private string? _token;

    /// <summary>Makes the roles and, where there is no administrator yet, opens the way to the first one.</summary>
    public async Task PrepareAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new IdentityRole(role));
        }
        if (await HasAdministratorAsync(scope.ServiceProvider)) return;
        if (environment.IsDevelopment())
        {
            foreach (var (email, name, role) in DevelopmentAccounts) await CreateAsync(scope.ServiceProvider, email, name, role, DevelopmentPassword);
            return;
        }
        _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        log.LogWarning("No administrator yet. Open /account/first with this one-time token to make the first one: {Token}", _token);
    }

    /// <summary>Whether the one-time way in is open.</summary>
    public bool IsOpen => _token is not null;

    /// <summary>Makes the first administrator; null when the token is not the printed one or was used.</summary>
    public async Task<IdentityResult?> CreateAdministratorAsync(string token, string email, string name, string password)
    {
        if (_token is null || !CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(_token))) return null;
        await using var scope = scopes.CreateAsyncScope();
        if (await HasAdministratorAsync(scope.ServiceProvider)) return null;
        var result = await CreateAsync(scope.ServiceProvider, email, name, Roles.Administrator, password);
        if (result.Succeeded) _token = null;
        return result;
    }

    private static async Task<IdentityResult> CreateAsync(IServiceProvider services, string email, string name, string role, string password)
    {
        var user = new ClinicUser { UserName = email, Email = email, FullName = name, CreatedAt = services.GetRequiredService<CurrentUser>().Now };
        return await NewAccount.CreateAsync(services.GetRequiredService<UserManager<ClinicUser>>(), services.GetRequiredService<ClinicDb>(), user, role, password);
    }

    private static async Task<bool> HasAdministratorAsync(IServiceProvider services) =>
        (await services.GetRequiredService<UserManager<ClinicUser>>().GetUsersInRoleAsync(Roles.Administrator)).Any(u => !u.Disabled);
}
