using JakAdvisor.Guidance;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Admin;

/// <summary>The settings and overrides in force. They are changed in the configuration and the site file, not here.</summary>
public sealed class SettingsModel(GuidanceRelease release, IConfiguration configuration) : PageModel
{
    private static readonly string[] Names =
    [
        "Site:Jurisdiction", "Site:TimeZone", "Guidance:Folder", "Guidance:SiteFile", "Api:RequestsPerMinute", "Data:Folder",
        "Clinic:Name", "Clinic:Phone", "Clinic:Hours", "Clinic:OutOfHours", "Clinic:EmergencyNumber",
    ];

    public GuidanceRelease Release => release;

    public IReadOnlyList<(string Name, string Value)> Settings =>
    [
        .. Names.Select(name => (name.Replace(":", "__", StringComparison.Ordinal), configuration[name] is { Length: > 0 } value ? value : name.StartsWith("Clinic:", StringComparison.Ordinal) ? "not set" : "default")),
        ("ConnectionStrings__JakAdvisor", configuration.GetConnectionString("JakAdvisor") switch
        {
            null or "" => "default: SQLite file in the data folder",
            var c when c.Contains("Host=", StringComparison.OrdinalIgnoreCase) => "PostgreSQL",
            _ => "SQLite",
        }),
    ];
}
