using Microsoft.AspNetCore.Identity;

namespace JakAdvisor.Web.Data;

/// <summary>A person who works in the clinic.</summary>
public sealed class ClinicUser : IdentityUser
{
    /// <summary>The name that stands under a signature.</summary>
    public required string FullName { get; set; }

    /// <summary>Disabled accounts cannot sign in; their signatures stay.</summary>
    public bool Disabled { get; set; }

    /// <summary>When an administrator invited them.</summary>
    public DateTime CreatedAt { get; set; }
}
