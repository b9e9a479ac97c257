namespace JakAdvisor.Web.Hosting;

internal static class ContentRoot
{
    /// <summary>A published folder brings its own pages' files and settings and runs from anywhere; a build does not, and its project folder serves.</summary>
    public static string? BesideTheProgram =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
