using System.Security.Claims;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JakAdvisor.Web.Security;

/// <summary>Local accounts. The settings that differ from the framework's defaults follow OWASP ASVS 5.</summary>
public static class IdentitySetup
{
    public static void AddClinicIdentity(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentity<ClinicUser, IdentityRole>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequiredUniqueChars = 5;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<ClinicDb>()
            .AddDefaultTokenProviders()
            .AddPasswordValidator<CommonPasswords>()
            .AddClaimsPrincipalFactory<NamedPrincipal>()
            .AddSignInManager<ClinicSignIn>();
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        builder.Services.ConfigureApplicationCookie(options =>
        {
            var https = !builder.Environment.IsDevelopment();
            options.Cookie.Name = https ? "__Host-jakadvisor" : "jakadvisor";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/account/not-allowed";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnRedirectToLogin = LeadToSignInAsync;
        });
        builder.Services.AddScoped<KeptForms>();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Clinical, policy => policy.RequireRole(Roles.Gastroenterologist, Roles.Nurse))
            .AddPolicy(Policies.Sign, policy => policy.RequireRole(Roles.Gastroenterologist))
            .AddPolicy(Policies.Administer, policy => policy.RequireRole(Roles.Administrator));
    }

    /// <summary>The form that was being sent is kept over the sign-in. A script is told the status, not led to a page it cannot show.</summary>
    private static async Task LeadToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        await context.HttpContext.RequestServices.GetRequiredService<KeptForms>().KeepAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
    }
}

/// <summary>Puts the full name into the cookie, for signatures and the audit trail.</summary>
public sealed class NamedPrincipal(UserManager<ClinicUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ClinicUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ClinicUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Claims.FullName, user.FullName));
        return identity;
    }
}

/// <summary>Refuses passwords that anybody would try first.</summary>
public sealed class CommonPasswords : IPasswordValidator<ClinicUser>
{
    private static readonly string[] Beginnings =
    [
        "password", "passw0rd", "qwerty", "azerty", "letmein", "welcome", "iloveyou", "admin", "administrator", "jakadvisor", "gastroenterology", "hospital",
        "clinic", "monday", "summer", "winter", "spring", "autumn", "football", "baseball", "dragon", "monkey", "sunshine", "princess", "superman", "batman",
        "changeme", "secret", "abcdef", "abc123", "asdfgh", "zxcvbn", "1q2w3e", "123456", "654321", "111111", "000000", "112233", "987654",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<ClinicUser> manager, ClinicUser user, string? password)
    {
        var typed = (password ?? "").ToLowerInvariant();
        var own = new[] { user.FullName, user.UserName, user.Email?.Split('@')[0] }.SelectMany(n => (n ?? "").ToLowerInvariant().Split(' ', '.', '-'))
            .Where(n => n.Length > 3);
        // What is left after a common beginning must still be long enough to be a secret of its own.
        var common = Beginnings.Any(b => typed.StartsWith(b, StringComparison.Ordinal) && typed.Length < b.Length + 10) || own.Any(typed.Contains);
        return Task.FromResult(common
            ? IdentityResult.Failed(new IdentityError { Code = "CommonPassword", Description = "This password is easy to guess. Use several unrelated words, without your name." })
            : IdentityResult.Success);
    }
}
