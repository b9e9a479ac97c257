using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JakAdvisor.Web.Security;

/// <summary>Signs people in and keeps them signed in, while their accounts are not disabled: at the password, at the code, with a new cookie and with an old one.</summary>
public sealed class ClinicSignIn(
    UserManager<ClinicUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<ClinicUser> principals, IOptions<IdentityOptions> options, ILogger<SignInManager<ClinicUser>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<ClinicUser> confirmation)
    : SignInManager<ClinicUser>(users, http, principals, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(ClinicUser user) => !user.Disabled && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(ClinicUser? user, string? securityStamp) =>
        user is { Disabled: false } && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <summary>A new cookie in the place of one that is running; for a disabled account none.</summary>
    public override Task RefreshSignInAsync(ClinicUser user) => user.Disabled ? SignOutAsync() : base.RefreshSignInAsync(user);
}
