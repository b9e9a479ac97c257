namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>Where a page stands below the guidance: its own name, and the page above it when that is not the list of rules. Empty for that list.</summary>
internal sealed record Crumb(string? Here = null, (string Path, string Name)? Above = null)
{
    public static readonly (string Path, string Name)[] Pages =
    [
        ("/guidance", "Rules"), ("/guidance/facts", "Facts"), ("/guidance/sources", "Sources"), ("/guidance/parameters", "Numbers"),
        ("/guidance/medicines", "Medicines"), ("/guidance/evidence", "Evidence"), ("/guidance/releases", "Releases"),
    ];
}
